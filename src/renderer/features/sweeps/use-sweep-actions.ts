import type { SweepSummary } from '@shared/sweeps';
import { call } from '../../api/client';
import { useCall } from '../../api/mutations';
import { formatCount } from '../../ui/format';
import { navigate } from '../../ui/location';
import { notifyError, notifyUndo } from '../../ui/notify';

export interface SweepActions {
  readonly pause: (id: number) => void;
  readonly resume: (id: number) => void;
  readonly stop: (id: number) => void;
  /** Before another of those that wait; null to the end. */
  readonly move: (id: number, before: number | null) => void;
  readonly remove: (sweeps: readonly SweepSummary[]) => void;
  readonly isBusy: boolean;
}

/** What can be done to sweeps; lists and pages follow by the events of main. */
export function useSweepActions(): SweepActions {
  const pause = useCall('sweeps.pause');
  const resume = useCall('sweeps.resume');
  const stop = useCall('sweeps.stop');
  const move = useCall('sweeps.move');
  const remove = useCall('sweeps.remove');
  return {
    pause: (id) => pause.mutate({ id }),
    resume: (id) => resume.mutate({ id }),
    stop: (id) => stop.mutate({ id }),
    move: (id, before) => move.mutate({ id, before }),
    remove: (sweeps) => {
      const ids = sweeps.map(({ id }) => id);
      const what =
        sweeps.length === 1 ? (sweeps[0]?.name ?? 'the sweep') : formatCount(sweeps.length, 'sweep');
      remove.mutate(
        { ids },
        {
          onSuccess: () => {
            if (ids.some((id) => window.location.hash === `#/sweeps/${id}`)) navigate('/sweeps');
            notifyUndo(`Deleted ${what}.`, () => {
              call('sweeps.restore', { ids }).catch(notifyError);
            });
          },
        },
      );
    },
    isBusy: pause.isPending || resume.isPending || stop.isPending,
  };
}
