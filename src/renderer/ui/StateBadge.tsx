import { Badge } from '@mantine/core';
import { assertNever } from '@shared/errors';
import type { JobState } from '@shared/runs';

/** State of a job or run; always the word, the colour only helps. */
export function StateBadge({ state }: { readonly state: JobState }) {
  return (
    <Badge color={colorOf(state)} variant={state === 'running' ? 'filled' : 'light'} data-state={state}>
      {state}
    </Badge>
  );
}

function colorOf(state: JobState): string {
  switch (state) {
    case 'queued':
    case 'pruned':
    case 'cancelled':
      return 'gray';
    case 'running':
      return 'accent';
    case 'done':
      return 'teal';
    case 'failed':
      return 'red';
    case 'interrupted':
      return 'yellow';
    default:
      return assertNever(state);
  }
}
