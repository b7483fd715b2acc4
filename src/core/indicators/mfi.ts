import { rollingSum } from './rolling';
import { typicalPrice } from './typical-price';

/**
 * Money flow index, 0-100: the share of the money (typical price * volume) of rising bars in that of all that moved, over
 * the last `period`; NaN for the first `period` and where none moved. Quong and Soudack (1989), as TA-Lib MFI.
 */
export function mfi(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  volume: Float64Array,
  period: number,
): Float64Array {
  const price = typicalPrice(high, low, close);
  const rising = new Float64Array(price.length).fill(NaN);
  const falling = new Float64Array(price.length).fill(NaN);
  for (let t = 1; t < price.length; t++) {
    const step = price[t]! - price[t - 1]!;
    const money = price[t]! * volume[t]!;
    if (!Number.isFinite(step + money)) continue;
    rising[t] = step > 0 ? money : 0;
    falling[t] = step < 0 ? money : 0;
  }
  const up = rollingSum(rising, period);
  const down = rollingSum(falling, period);
  for (let t = 0; t < up.length; t++) up[t] = (100 * up[t]!) / (up[t]! + down[t]!);
  return up;
}
