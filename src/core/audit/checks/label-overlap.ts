import { splitWords } from '@shared/runs';
import { type AuditCheck, failed, passed } from '../check';
import { labelClaim, meetingsOf, placesOf } from '../fold-claims';
import { momentName } from '../moments';
import { counted } from '../words';

/** No label of one side reads a bar that a row of another side stands for or whose label reads it, and the purge is as long as labels are. */
export const labelOverlap: AuditCheck = {
  key: 'labelOverlap',
  title: 'Labels never cross the edge of a split',
  find({ experiment }) {
    const { samples, split, spec } = experiment;
    const { horizon } = spec.label;
    if (split.purge < horizon)
      return failed(
        `Labels cross the edge of a split: they read ${counted(horizon, 'bar')} ahead, and ${counted(split.purge, 'bar')} ${split.purge === 1 ? 'is' : 'are'} purged.`,
        'Purge at least as many bars as the label reads ahead: "auto" does.',
      );
    const places = placesOf(samples);
    for (const [f, fold] of split.folds.entries()) {
      if (fold.flaw !== null) continue;
      const [first] = meetingsOf(samples, places, fold, labelClaim);
      if (first === undefined) continue;
      const [one, other] = first.sides.map((side) => splitWords[side]);
      return failed(
        `Labels cross the edge of a split: of fold ${f + 1}, the labels of ${counted(first.rows, `${one} row`)} read bars of the ${other} split, the first of them ${momentName(experiment, first.moment)}.`,
        'Keep splits in order of time with a purge of at least the label horizon between them: "auto" does. Rows dealt out at random cannot be kept apart.',
      );
    }
    return passed(
      `Labels read ${counted(horizon, 'bar')} ahead and ${counted(split.purge, 'bar')} are left out between splits: of ${counted(split.folds.length, 'fold')} no bar is read by labels of two splits.`,
    );
  },
};
