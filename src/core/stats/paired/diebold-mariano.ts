import { meanOf } from '../../analysis/distribution';
import { knownPairs } from '../known-pairs';
import { studentTwoSided } from '../student-t';

/** Whether one forecast's losses are smaller than another's. NaN where undefined. */
export interface DieboldMariano {
  /** Rows judged. */
  readonly rows: number;
  /** Mean loss of the first less that of the second: below 0 the first is better. */
  readonly difference: number;
  /** The difference over its standard error, corrected for the size of the sample. */
  readonly statistic: number;
  /** Chance of a difference at least as large, of either sign, of forecasts that are equally good. */
  readonly p: number;
}

/**
 * Test of equal accuracy: Diebold and Mariano, "Comparing Predictive Accuracy" (Journal of Business & Economic Statistics 13(3), 1995),
 * with the correction for small samples and the t distribution of Harvey, Leybourne and Newbold (International Journal of Forecasting
 * 13(2), 1997), and the long-run variance of Newey and West (1987). Equal to `diebold_mariano_test` of statsmodels with `harvey_adj`.
 * Rows where a loss is NaN are left out; what remains is taken as consecutive.
 *
 * @param first losses of one forecast, row by row in time, in any unit: squared errors, log losses. [rows]
 * @param second of the other, on the same rows. [rows]
 * @param horizon bars that a forecast looks ahead: neighbouring losses overlap that far
 * @param lags of the long-run variance; where left out the larger of horizon - 1 and the cube root of the rows, rounded up
 * @returns p NaN where the losses differ by the same everywhere, and for fewer rows than the correction needs
 */
export function dieboldMariano(
  first: Float64Array,
  second: Float64Array,
  horizon: number,
  lags?: number,
): DieboldMariano {
  const [a, b] = knownPairs(first, second);
  const gaps = a.map((loss, row) => loss - b[row]!);
  const rows = gaps.length;
  const difference = meanOf(gaps);
  const variance = longRunVariance(gaps, lags ?? Math.max(horizon - 1, Math.ceil(Math.cbrt(rows))));
  const correction = (rows + 1 - 2 * horizon + (horizon * (horizon - 1)) / rows) / rows;
  const isDefined = rows > horizon && correction > 0 && variance > 0;
  const statistic = isDefined ? (Math.sqrt(correction) * difference) / Math.sqrt(variance / rows) : NaN;
  return { rows, difference, statistic, p: studentTwoSided(statistic, rows - 1) };
}

/** Autocovariances weighted by Bartlett's kernel; 0 where the values do not vary. */
function longRunVariance(values: Float64Array, lags: number): number {
  const first = values[0];
  if (values.every((value) => value === first)) return 0;
  const rows = values.length;
  const mean = meanOf(values);
  let variance = 0;
  for (let lag = 0; lag <= lags && lag < rows; lag++) {
    let sum = 0;
    for (let t = lag; t < rows; t++) sum += (values[t]! - mean) * (values[t - lag]! - mean);
    variance += (lag === 0 ? 1 : 2 * (1 - lag / (lags + 1))) * (sum / rows);
  }
  return variance;
}
