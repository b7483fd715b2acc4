import type { NewRemedy, RecordedRemedy } from '@shared/quality';
import type { SeriesSummary } from '@shared/series';
import { useRef } from 'react';
import { useCall } from '../../../api/mutations';
import { formatCount } from '../../../ui/format';
import { notifyUndo } from '../../../ui/notify';
import { deedOf } from './quality-text';

export interface Remedies {
  readonly apply: (remedies: readonly NewRemedy[]) => void;
  readonly undo: (recorded: RecordedRemedy) => void;
  readonly isBusy: boolean;
}

/** Applies and undoes remedies of a series. The last one applied is said in a notification, the others are on the page. */
export function useRemedies({ id, kind, intervalMs }: SeriesSummary): Remedies {
  const hideLast = useRef<() => void>(undefined);
  const undo = useCall('quality.undo');
  const apply = useCall('quality.apply', {
    onSuccess: (recorded, { remedies }) => {
      const added = recorded.slice(0, remedies.length);
      const first = added[0];
      if (first === undefined) return;
      const what =
        added.length === 1
          ? deedOf(first.remedy, kind, intervalMs)
          : `${formatCount(added.length, 'remedy', 'remedies')} applied`;
      hideLast.current?.();
      hideLast.current = notifyUndo(`${what}.`, () => {
        undo.mutate({ id, remedyIds: added.map((one) => one.id) });
      });
    },
  });
  return {
    apply: (remedies) => apply.mutate({ id, remedies: [...remedies] }),
    undo: ({ id: remedyId }) => {
      hideLast.current?.();
      undo.mutate({ id, remedyIds: [remedyId] });
    },
    isBusy: apply.isPending || undo.isPending,
  };
}
