import { giveBack, takeColumn } from '../columns';
import { rollingSum } from './rolling';

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
  const traded = takeColumn(length);
  for (let t = 0; t < length; t++) traded[t] = ((high[t]! + low[t]! + close[t]!) / 3) * volume[t]!;
  rollingSum(traded, period, traded);
  const all = rollingSum(volume, period);
  for (let t = 0; t < length; t++) {
    if (all[t]! > 0) traded[t] = traded[t]! / all[t]!;
    else traded[t] = NaN;
  }
  giveBack(all);
  return traded;
}
