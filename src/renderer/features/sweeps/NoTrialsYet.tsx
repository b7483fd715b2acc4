import type { SweepDetail } from '@shared/sweeps';
import { IconHourglass } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/EmptyState';

/** Stands where charts will be. */
export function NoTrialsYet({ sweep: { state } }: { readonly sweep: SweepDetail }): ReactNode {
  return (
    <EmptyState icon={IconHourglass} title="No trial yet" testId="no-trials">
      {state === 'queued'
        ? 'It begins once the sweeps before it have ended or are paused.'
        : state === 'running'
          ? 'The data is being prepared; the first trials begin in a moment.'
          : 'It made no trial. Continue it, or add trials.'}
    </EmptyState>
  );
}
