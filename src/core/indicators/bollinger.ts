import { giveBack } from '../columns';
import { rollingMoments } from './rolling';

/**
 * Where a value stands between its Bollinger bands, (value - lower) / (upper - lower): 0 on the lower, 1 on the upper; NaN
 * for the first `period - 1` and where the bands have no width. The bands are the mean of the last `period` values and
 * `width` population standard deviations up and down. Bollinger, "Bollinger on Bollinger Bands" (2001), as TA-Lib BBANDS.
 */
export function bollingerPercentB(values: Float64Array, period: number, width: number): Float64Array {
  const length = values.length;
  const { mean, m2 } = rollingMoments(values, period);
  for (let t = 0; t < length; t++) {
    const half = width * Math.sqrt(m2[t]! / period);
    if (half > 0) mean[t] = (values[t]! - mean[t]! + half) / (2 * half);
    else mean[t] = NaN;
  }
  giveBack(m2);
  return mean;
}

/** Width of the same bands, (upper - lower) / middle, as a share; NaN for the first `period - 1`. */
export function bollingerBandwidth(values: Float64Array, period: number, width: number): Float64Array {
  const length = values.length;
  const { mean, m2 } = rollingMoments(values, period);
  for (let t = 0; t < length; t++) {
    const half = width * Math.sqrt(m2[t]! / period);
    if (mean[t] === 0) mean[t] = NaN;
    else mean[t] = (2 * half) / mean[t]!;
  }
  giveBack(m2);
  return mean;
}
