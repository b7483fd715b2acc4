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
  const half = m2.map((sum) => width * Math.sqrt(sum / period));
  return {
    percentB: half.map((h, t) => (h > 0 ? (values[t]! - mean[t]! + h) / (2 * h) : NaN)),
    bandwidth: half.map((h, t) => (mean[t] === 0 ? NaN : (2 * h) / mean[t]!)),
  };
}
