import { rollingMoments } from './rolling';

export interface Bollinger {
  /** (value - lower) / (upper - lower): 0 on the lower band, 1 on the upper; NaN where the bands have no width. */
  readonly percentB: Float64Array;
  /** (upper - lower) / middle, as a share. */
  readonly bandwidth: Float64Array;
}

/**
 * Bollinger bands: the mean of the last `period` values, `width` population standard deviations up and down; NaN for
 * the first `period - 1`. Bollinger, "Bollinger on Bollinger Bands" (2001), bands as TA-Lib BBANDS.
 */
export function bollinger(values: Float64Array, period: number, width: number): Bollinger {
  const { mean, m2 } = rollingMoments(values, period);
  const percentB = new Float64Array(values.length);
  const bandwidth = new Float64Array(values.length);
  for (let t = 0; t < values.length; t++) {
    const half = width * Math.sqrt(m2[t]! / period);
    percentB[t] = half > 0 ? (values[t]! - mean[t]! + half) / (2 * half) : NaN;
    bandwidth[t] = mean[t] === 0 ? NaN : (2 * half) / mean[t]!;
  }
  return { percentB, bandwidth };
}
