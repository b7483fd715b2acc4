import { rollingMoments } from './rolling';
import { typicalPrice } from './typical-price';

/**
 * Commodity channel index: distance of the typical price from its mean over `period` bars, in 0.015 mean absolute
 * deviations; NaN for the first `period - 1` and where nothing deviates. Lambert (1980), as TA-Lib CCI. Needs period >= 2.
 */
export function cci(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  period: number,
): Float64Array {
  const price = typicalPrice(high, low, close);
  // Moments rather than a mean of sums: theirs is exact over equal values, so that nothing deviates by rounding alone.
  const { mean } = rollingMoments(price, period);
  const out = new Float64Array(price.length).fill(NaN);
  for (let t = period - 1; t < out.length; t++) {
    const middle = mean[t]!;
    let deviation = 0;
    for (let k = t - period + 1; k <= t; k++) deviation += Math.abs(price[k]! - middle);
    if (deviation > 0) out[t] = (price[t]! - middle) / (0.015 * (deviation / period));
  }
  return out;
}
