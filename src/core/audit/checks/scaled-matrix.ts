import { type AuditCheck, failed, passed } from '../check';
import { barOfRow } from '../columns';
import { recomputedOf } from '../recomputed';
import { refit } from '../refitted';
import { counted, momentOf, some } from '../words';
import { isSame } from './truncation';

/** Numbers of 32 bits. */
const tolerance = 1e-5;

/** What the model reads at sampled bars is what comes out of data that ends there, scaled by what the training rows teach. */
export const scaledMatrix: AuditCheck = {
  key: 'scaledMatrix',
  title: 'The model reads the features of that bar, scaled',
  find(subject) {
    const { rows, cut, moved } = recomputedOf(subject);
    const { experiment, dataset } = subject;
    const width = experiment.featureNames.length;
    const scaler = refit(subject, dataset.rows.train);
    const wrong = experiment.featureNames.flatMap((name, f) => {
      const bad = [...rows.keys()].filter((i) => {
        if (moved.includes(rows[i]!)) return false;
        const { part } = barOfRow(subject, rows[i]!);
        const wanted = Math.fround(scaler.scale(cut[i * width + f]!, f, part));
        const read = dataset.matrix[rows[i]! * width + f]!;
        return !isSame(read, wanted, tolerance * Math.max(1, Math.abs(wanted)));
      });
      return bad.length === 0 ? [] : [{ name, bad }];
    });
    const first = wrong[0];
    if (first === undefined)
      return passed(
        `${counted(width, 'feature')} at ${counted(rows.length, 'bar')}, computed from data that ends with the bar and scaled by the training rows: what the model read.`,
      );
    const { part, t } = barOfRow(subject, rows[first.bad[0]!]!);
    const when = momentOf(experiment.parts[part]!.market.bars.time[t]!);
    return failed(
      `Look-ahead in what the model reads: ${some(wrong.map(({ name }) => name))} is not what data up to the bar gives, at ${first.bad.length} of ${counted(rows.length, 'bar')}, first at ${when}.`,
      'Values were changed after the features were computed, or the scaler saw rows that it must not. See the checks of features and scaler beside this one, and run again.',
    );
  },
};
