import { giveBack, takeColumn } from '../columns';
import { rollingSum } from './rolling';

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
  const length = high.length;
  const rising = takeColumn(length).fill(NaN, 0, 1);
  const falling = takeColumn(length).fill(NaN, 0, 1);
  let before = length > 0 ? (high[0]! + low[0]! + close[0]!) / 3 : NaN;
  for (let t = 1; t < length; t++) {
    const price = (high[t]! + low[t]! + close[t]!) / 3;
    const money = price * volume[t]!;
    const none = 0 * before; // 0, but NaN where something is missing
    // Whether a price rises is nothing that a processor can foresee, so there is no branch.
    rising[t] = Number(price > before) * money + none;
    falling[t] = Number(price < before) * money + none;
    before = price;
  }
  rollingSum(rising, period, rising);
  rollingSum(falling, period, falling);
  for (let t = 0; t < length; t++) rising[t] = (100 * rising[t]!) / (rising[t]! + falling[t]!);
  giveBack(falling);
  return rising;
}
