import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { SweepSummary } from '@shared/sweeps';
import { formatCount } from '../../../ui/format';

/** Asks before trials under way are given up. */
export function confirmStop(sweep: SweepSummary, onStop: () => void): void {
  const { running } = sweep.counts;
  modals.openConfirmModal({
    title: `Stop ${sweep.name}?`,
    children: (
      <Text>
        {running > 0 && `${formatCount(running, 'trial')} under way will be given up. `}
        Every trial that has ended is kept, and more can be added later. To let trials under way end, pause
        instead.
      </Text>
    ),
    labels: { confirm: 'Stop', cancel: 'Keep going' },
    confirmProps: { color: 'red', 'data-testid': 'confirm-stop' },
    onConfirm: onStop,
  });
}
