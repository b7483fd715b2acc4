import { splitWords } from '@shared/runs';
import { type AuditCheck, failed, passed } from '../check';
import { sidePairs } from '../fold-claims';
import { counted } from '../words';

/** No row is on two sides of a fold, and none that a fold lists is none of the experiment's. */
export const sharedRows: AuditCheck = {
  key: 'sharedRows',
  title: 'No row is in two splits',
  find({ experiment }) {
    const { folds } = experiment.split;
    for (const [f, fold] of folds.entries()) {
      if (fold.flaw !== null) continue;
      for (const [one, other] of sidePairs) {
        const rows = new Set(fold[other]);
        const twice = fold[one].filter((row) => rows.has(row)).length;
        if (twice === 0) continue;
        return failed(
          `Test rows in training: of fold ${f + 1}, ${counted(twice, 'row')} of the ${splitWords[one]} split ${twice === 1 ? 'is' : 'are'} in the ${splitWords[other]} split too.`,
          'What was learnt from cannot be tested on. Split the rows so that each is on one side alone, and run again.',
        );
      }
    }
    return passed(`Of ${counted(folds.length, 'fold')} no row is in two splits.`);
  },
};
