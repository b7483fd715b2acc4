import { correlationOf } from '../analysis/correlation';
import { ranksOf } from '../analysis/ranks';
import { knownPairs } from './known-pairs';
import { mean, sampleDeviation } from './returns';

/** Correlation of scores with outcomes, period by period; NaN where one of them does not vary or fewer than two rows are known. */
export interface InformationByPeriod {
  /** In the order in which they first come. [periods] */
  readonly periods: Int32Array;
  /** Pearson's. [periods] */
  readonly ic: Float64Array;
  /** Spearman's: of ranks, which no outlier sways. [periods] */
  readonly rankIc: Float64Array;
}

/**
 * Information coefficients of each period, a date of a panel or a month of one series: Grinold and Kahn, "Active Portfolio Management"
 * (2nd ed., 2000), chapter 6. Rows with a NaN are left out.
 *
 * @param score forecasts in any unit. [rows]
 * @param outcome what came. [rows]
 * @param period of each row, in any order. [rows]
 */
export function informationByPeriod(
  score: Float64Array,
  outcome: Float64Array,
  period: Int32Array,
): InformationByPeriod {
  const rowsOf = new Map<number, number[]>();
  period.forEach((name, row) => {
    const rows = rowsOf.get(name);
    if (rows === undefined) rowsOf.set(name, [row]);
    else rows.push(row);
  });
  const pairs = [...rowsOf.values()].map((rows) =>
    knownPairs(
      Float64Array.from(rows, (row) => score[row]!),
      Float64Array.from(rows, (row) => outcome[row]!),
    ),
  );
  return {
    periods: Int32Array.from(rowsOf.keys()),
    ic: Float64Array.from(pairs, ([said, came]) => correlation(said, came)),
    rankIc: Float64Array.from(pairs, ([said, came]) => correlation(ranksOf(said), ranksOf(came))),
  };
}

/** Information coefficients over periods; NaN where undefined. */
export interface InformationRatio {
  /** Periods with a coefficient. */
  readonly periods: number;
  readonly mean: number;
  /** Sample standard deviation (n - 1). */
  readonly sd: number;
  /** Mean / s.d., not annualised: ICIR. */
  readonly ratio: number;
}

/** Periods without a coefficient are left out; the ratio is NaN where the coefficients do not vary. */
export function informationRatio(coefficients: Float64Array): InformationRatio {
  const known = coefficients.filter((value) => !Number.isNaN(value));
  const [centre, sd] = [mean(known), sampleDeviation(known)];
  return { periods: known.length, mean: centre, sd, ratio: sd > 1e-12 ? centre / sd : NaN };
}

function correlation(x: Float64Array, y: Float64Array): number {
  return x.length < 2 ? NaN : correlationOf(x, y);
}
