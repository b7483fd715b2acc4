import { Badge, Tooltip } from '@mantine/core';
import type { SweepSummary } from '@shared/sweeps';
import type { ReactNode } from 'react';
import { stateColor } from './sweep-words';

/** State of a sweep, with the reason where there is one. */
export function SweepStateBadge({
  sweep: { state, problem, position },
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
        {state === 'queued' && position !== null ? queuedText(position) : state}
      </Badge>
    </Tooltip>
  );
}

/** Its turn is counted from 1. */
const queuedText = (position: number): string =>
  position === 1 ? 'queued, next' : `queued, no. ${position}`;
