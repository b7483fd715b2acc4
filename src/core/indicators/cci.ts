import { giveBack } from '../columns';
import { rollingExactMean } from './rolling';
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
  const length = high.length;
  const price = typicalPrice(high, low, close);
  // A mean of sums would not be exact over equal values, and they would deviate by rounding alone.
  const mean = rollingExactMean(price, period);
  for (let t = period - 1; t < length; t++) {
    const deviation = totalDeviation(price, t - period + 1, t, mean[t]!);
    if (deviation > 0) mean[t] = (price[t]! - mean[t]!) / (0.015 * (deviation / period));
    else mean[t] = NaN;
  }
  giveBack(price);
  return mean;
}

/** Sum of the distances of the values from `first` to `last` from `middle`, in four sums that need not wait for one another. */
function totalDeviation(values: Float64Array, first: number, last: number, middle: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let k = first;
  for (; k + 3 <= last; k += 4) {
    a += Math.abs(values[k]! - middle);
    b += Math.abs(values[k + 1]! - middle);
    c += Math.abs(values[k + 2]! - middle);
    d += Math.abs(values[k + 3]! - middle);
  }
  for (; k <= last; k++) a += Math.abs(values[k]! - middle);
  return a + b + (c + d);
}
