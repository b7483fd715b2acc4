/** Per feature, in the order of the columns. Scaled value = (raw - mean) / sd. */
export interface Scaler {
  readonly mean: Float64Array;
  readonly sd: Float64Array;
  /** Features that never moved on the training rows; their sd is 1, so that they scale to 0. */
  readonly constant: readonly number[];
}

/**
 * Fits a z-score: mean and population standard deviation of each feature over the bars of the training rows, each bar
 * once. A row counts for its own bar t; the lookback - 1 bars before the first row, which its window reads, are scaled
 * but not counted. So every bar that decides the scaler is at or before the last training row.
 *
 * @param raw [time, features], row-major; finite at every row of `rows`
 * @param rows bar indices of the training rows, at least one
 */
export function fitScaler(raw: Float64Array, features: number, rows: Int32Array): Scaler {
  const mean = new Float64Array(features);
  const sd = new Float64Array(features);
  const constant: number[] = [];
  for (let f = 0; f < features; f++) {
    mean[f] = meanOf(raw, features, f, rows);
    const spread = deviationOf(raw, features, f, rows, mean[f]!);
    const isConstant = !(spread > 1e-12 * Math.abs(mean[f]!));
    if (isConstant) constant.push(f);
    sd[f] = isConstant ? 1 : spread;
  }
  return { mean, sd, constant };
}

/** The scaler that leaves every value as it is. */
export function identityScaler(features: number): Scaler {
  return { mean: new Float64Array(features), sd: new Float64Array(features).fill(1), constant: [] };
}

/** (raw - mean) / sd in float32; NaN stays NaN. [time, features] -> [time, features] */
export function scale(raw: Float64Array, scaler: Scaler): Float32Array {
  const features = scaler.mean.length;
  const scaled = new Float32Array(raw.length);
  for (let i = 0; i < raw.length; i++) {
    const f = i % features;
    scaled[i] = (raw[i]! - scaler.mean[f]!) / scaler.sd[f]!;
  }
  return scaled;
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
