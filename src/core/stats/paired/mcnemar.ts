import { incompleteBeta } from '../incomplete-beta';
import { logGamma } from '../log-gamma';

/** Whether one classifier is right more often than another on the same rows. NaN where undefined. */
export interface McNemar {
  /** Rows of which the labels and both answers are known. */
  readonly rows: number;
  /** Rows that only the first, and only the second got right. */
  readonly onlyFirst: number;
  readonly onlySecond: number;
  /** Exact conditional chance of counts at least as far apart, of classifiers that are equally good. */
  readonly exact: number;
  /** The same with half the chance of the counts at hand: nearer to the level asked for, and the one to report. */
  readonly midP: number;
}

/**
 * McNemar's test (Psychometrika 12, 1947) in its exact form and with Lancaster's mid-p, which Fagerland, Lydersen and Laake, "The
 * McNemar test for binary matched-pairs data" (BMC Medical Research Methodology 13:91, 2013) recommend.
 *
 * @param first 1 where the one classifier is right, 0 where it is wrong, NaN where it said nothing. [rows]
 * @param second of the other, on the same rows. [rows]
 */
export function mcnemar(first: Float64Array, second: Float64Array): McNemar {
  let [rows, onlyFirst, onlySecond] = [0, 0, 0];
  for (let row = 0; row < first.length; row++) {
    const gap = first[row]! - second[row]!;
    if (Number.isNaN(gap)) continue;
    rows++;
    if (gap > 0) onlyFirst++;
    if (gap < 0) onlySecond++;
  }
  return { rows, onlyFirst, onlySecond, ...mcnemarOf(onlyFirst, onlySecond) };
}

/** Both p-values from the two counts; NaN where the classifiers never differ. */
export function mcnemarOf(onlyFirst: number, onlySecond: number): Pick<McNemar, 'exact' | 'midP'> {
  const count = onlyFirst + onlySecond;
  const fewer = Math.min(onlyFirst, onlySecond);
  if (count === 0) return { exact: NaN, midP: NaN };
  const chance = Math.exp(
    logGamma(count + 1) - logGamma(fewer + 1) - logGamma(count - fewer + 1) - count * Math.LN2,
  );
  if (onlyFirst === onlySecond) return { exact: 1, midP: 1 - chance / 2 };
  // A binomial's lower tail is an incomplete beta function: Abramowitz and Stegun, 26.5.24.
  const exact = Math.min(1, 2 * incompleteBeta(0.5, 0.5, count - fewer, fewer + 1));
  return { exact, midP: exact - chance };
}
