import { meanOf } from './distribution';

/**
 * Correlation of the values with themselves 0 to `lags` places earlier, by the estimator that divides every sum by n: Box and
 * Jenkins, "Time Series Analysis" (1970), section 2.1.5. NaN where nothing varies or no pair is that far apart. [lags + 1]
 */
export function autocorrelations(values: Float64Array, lags: number): Float64Array {
  const length = values.length;
  const mean = meanOf(values);
  const first = values[0];
  const out = new Float64Array(lags + 1).fill(NaN);
  if (values.every((value) => value === first)) return out;
  const gaps = values.map((value) => value - mean);
  let all = 0;
  for (let t = 0; t < length; t++) all += gaps[t]! * gaps[t]!;
  for (let lag = 0; lag <= lags && lag < length; lag++) {
    let sum = 0;
    for (let t = lag; t < length; t++) sum += gaps[t]! * gaps[t - lag]!;
    out[lag] = sum / all;
  }
  return out;
}

/** Half width of the band that 95% of the autocorrelations of noise fall into: 1.96 / sqrt(n). Bartlett (1946). */
export function noiseBand(count: number): number {
  return 1.959963984540054 / Math.sqrt(count);
}
