import { rollingSum } from './rolling';
import { typicalPrice } from './typical-price';

/**
 * Volume-weighted average of the typical price over the last `period` bars, in price; NaN for the first `period - 1` and
 * where there was no volume. Berkowitz, Logue and Noser, Journal of Finance 43(1) (1988), as a moving window.
 */
export function rollingVwap(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  volume: Float64Array,
  period: number,
): Float64Array {
  const length = close.length;
  const money = typicalPrice(high, low, close);
  for (let t = 0; t < length; t++) money[t] = money[t]! * volume[t]!;
  const traded = rollingSum(money, period);
  const all = rollingSum(volume, period);
  for (let t = 0; t < length; t++) {
    if (all[t]! > 0) traded[t] = traded[t]! / all[t]!;
    else traded[t] = NaN;
  }
  return traded;
}
