import { Badge, Tooltip } from '@mantine/core';
import type { SweepSummary } from '@shared/sweeps';
import type { ReactNode } from 'react';
import { stateColor } from './sweep-words';

/** State of a sweep, with the reason where there is one. */
export function SweepStateBadge({
  sweep: { state, problem, position, counts },
}: {
  readonly sweep: SweepSummary;
}): ReactNode {
  return (
    <Tooltip label={problem} disabled={problem === null} multiline maw={360}>
      <Badge
        color={stateColor(state)}
        variant={state === 'running' ? 'filled' : 'light'}
        data-state={state}
        data-testid="sweep-state"
      >
        {wordOf(state, position, counts.running)}
      </Badge>
    </Tooltip>
  );
}

/** Once it is paused, trials under way still end. */
function wordOf(state: SweepSummary['state'], position: number | null, running: number): string {
  if (state === 'queued' && position !== null) return queuedText(position);
  return state === 'paused' && running > 0 ? 'pausing' : state;
}

/** Its turn is counted from 1. */
const queuedText = (position: number): string =>
  position === 1 ? 'queued, next' : `queued, no. ${position}`;
