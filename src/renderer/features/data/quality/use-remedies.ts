import type { NewRemedy, RecordedRemedy } from '@shared/quality';
import type { SeriesSummary } from '@shared/series';
import { useCall } from '../../../api/mutations';
import { formatCount } from '../../../ui/format';
import { notifyUndo } from '../../../ui/notify';
import { deedOf } from './quality-text';

export interface Remedies {
  readonly apply: (remedies: readonly NewRemedy[]) => void;
  readonly undo: (recorded: RecordedRemedy) => void;
  readonly isBusy: boolean;
}

/** Applies and undoes remedies of a series, and says so. */
export function useRemedies({ id, kind, intervalMs }: SeriesSummary): Remedies {
  const undo = useCall('quality.undo');
  const apply = useCall('quality.apply', {
    onSuccess: (recorded, { remedies }) => {
      const added = recorded.slice(0, remedies.length);
      const first = added[0];
      if (first === undefined) return;
      const what =
        added.length === 1
          ? deedOf(first.remedy, kind, intervalMs)
          : formatCount(added.length, 'remedy', 'remedies');
      notifyUndo(added.length === 1 ? `${what}.` : `${what} applied.`, () => {
        for (const { id: remedyId } of added) undo.mutate({ id, remedyId });
      });
    },
  });
  return {
    apply: (remedies) => apply.mutate({ id, remedies: [...remedies] }),
    undo: ({ id: remedyId }) => undo.mutate({ id, remedyId }),
    isBusy: apply.isPending || undo.isPending,
  };
}
