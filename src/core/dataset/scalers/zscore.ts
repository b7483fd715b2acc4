import type { FitScaler } from './definition';

/** Per feature, in the order of the columns. */
export interface Moments {
  readonly mean: Float64Array;
  /** Population standard deviation; 1 where the feature never moves. */
  readonly sd: Float64Array;
  /** Features that never move, rounding noise aside. */
  readonly constant: readonly number[];
}

/** (value - mean) / sd; a feature that never moves scales to 0. scikit-learn StandardScaler. */
export const zscoreScaler: FitScaler = (raw, features, rows) => {
  const { mean, sd, constant } = fitMoments(raw, features, rows);
  return {
    fitted: { mean, sd },
    constant,
    unscaled: [],
    scale: (value, f) => (value - mean[f]!) / sd[f]!,
  };
};

/**
 * Mean and population standard deviation of each feature over the bars of `rows`.
 *
 * @param raw [time, features], row-major; finite at every row of `rows`
 */
export function fitMoments(raw: Float64Array, features: number, rows: Int32Array): Moments {
  const mean = new Float64Array(features);
  const sd = new Float64Array(features);
  const constant: number[] = [];
  for (let f = 0; f < features; f++) {
    mean[f] = meanOf(raw, features, f, rows);
    const spread = deviationOf(raw, features, f, rows, mean[f]!);
    const isConstant = !isSpread(spread, mean[f]!);
    if (isConstant) constant.push(f);
    sd[f] = isConstant ? 1 : spread;
  }
  return { mean, sd, constant };
}

/** Whether a spread about a centre is more than the rounding noise of a constant. */
export function isSpread(spread: number, centre: number): boolean {
  return spread > 1e-12 * Math.abs(centre);
}

function meanOf(raw: Float64Array, features: number, f: number, rows: Int32Array): number {
  let mean = 0;
  for (let i = 0; i < rows.length; i++) mean += (raw[rows[i]! * features + f]! - mean) / (i + 1);
  return mean;
}

function deviationOf(raw: Float64Array, features: number, f: number, rows: Int32Array, mean: number): number {
  let sum = 0;
  for (const row of rows) sum += (raw[row * features + f]! - mean) ** 2;
  return Math.sqrt(sum / rows.length);
}
