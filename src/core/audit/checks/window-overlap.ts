import { splitWords } from '@shared/runs';
import { type AuditCheck, failed, notRun, passed } from '../check';
import { meetingsOf, placesOf, wholeClaim } from '../fold-claims';
import { momentName } from '../moments';
import { counted } from '../words';

/** With the purge "auto" not even a window of one side reads a bar that a row of another side reads. */
export const windowOverlap: AuditCheck = {
  key: 'windowOverlap',
  title: 'Windows of two splits share no bar',
  find({ experiment }) {
    const { samples, split, spec } = experiment;
    if (spec.split.purge !== 'auto')
      return notRun(
        `The experiment asks for a purge of ${counted(spec.split.purge, 'bar')}: windows may reach back over the edge of a split, where they read what was known by then. Labels may not.`,
      );
    const places = placesOf(samples);
    for (const [f, fold] of split.folds.entries()) {
      if (fold.flaw !== null) continue;
      const [first] = meetingsOf(samples, places, fold, wholeClaim);
      if (first === undefined) continue;
      const [one, other] = first.sides.map((side) => splitWords[side]);
      return failed(
        `Overlapping windows: of fold ${f + 1}, ${counted(first.rows, `${one} row`)} ${first.rows === 1 ? 'reads' : 'read'} bars that rows of the ${other} split read too, the first of them ${momentName(experiment, first.moment)}.`,
        'Leave lookback - 1 + horizon bars out between two splits: "auto" does. Rows dealt out at random cannot be kept apart.',
      );
    }
    return passed(
      `${counted(split.purge, 'bar')} are left out between splits: of ${counted(split.folds.length, 'fold')} no bar is read on two sides, by a window or a label.`,
    );
  },
};
