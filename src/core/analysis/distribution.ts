import { quantileOfSorted } from '../stats/quantile';

/** What the values of one split look like. Undefined figures are NaN. */
export interface Distribution {
  readonly count: number;
  readonly mean: number;
  /** Sample standard deviation (n - 1). */
  readonly sd: number;
  readonly skewness: number;
  readonly kurtosis: number;
  /** At the shares of `quantileShares`. */
  readonly quantiles: readonly number[];
}

/** From the lowest to the highest value. */
export const quantileShares = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1] as const;

/**
 * Moments and quantiles of finite values. Skewness G1 and excess kurtosis G2 are corrected for the size of the sample: Joanes and
 * Gill, "Comparing measures of sample skewness and kurtosis" (The Statistician 47(1), 1998). Both are NaN where nothing varies.
 *
 * @param sorted the values in ascending order, where the caller has them already
 */
export function distributionOf(values: Float64Array, sorted: Float64Array = values.toSorted()): Distribution {
  const count = values.length;
  const mean = meanOf(values);
  const { m2, m3, m4 } = centralMoments(values, mean);
  const varies = count > 0 && sorted[0] !== sorted[count - 1];
  return {
    count,
    mean,
    sd: count < 2 ? NaN : varies ? Math.sqrt((m2 * count) / (count - 1)) : 0,
    skewness: varies && count > 2 ? (Math.sqrt(count * (count - 1)) / (count - 2)) * (m3 / m2 ** 1.5) : NaN,
    kurtosis: varies && count > 3 ? excessKurtosis(m4 / m2 ** 2, count) : NaN,
    quantiles: quantileShares.map((share) => quantileOfSorted(sorted, share)),
  };
}

/** NaN of no values. */
export function meanOf(values: Float64Array): number {
  let sum = 0;
  const length = values.length;
  for (let i = 0; i < length; i++) sum += values[i]!;
  return sum / length;
}

function excessKurtosis(ratio: number, n: number): number {
  return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * (ratio - 3) + 6);
}

function centralMoments(values: Float64Array, mean: number) {
  let [two, three, four] = [0, 0, 0];
  const length = values.length;
  for (let i = 0; i < length; i++) {
    const gap = values[i]! - mean;
    const square = gap * gap;
    two += square;
    three += square * gap;
    four += square * square;
  }
  return { m2: two / length, m3: three / length, m4: four / length };
}
