import { giveBack } from '../columns';
import { rollingMax, rollingMin } from './rolling-extremes';

/**
 * Williams %R: how far the close lies below the highest high of the last `period` bars, in hundredths of their range,
 * from -100 to 0; NaN for the first `period - 1` and where there is no range. Williams (1973), as TA-Lib WILLR.
 */
export function williamsR(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  period: number,
): Float64Array {
  const length = high.length;
  const highest = rollingMax(high, period);
  const lowest = rollingMin(low, period);
  for (let t = 0; t < length; t++) {
    const range = highest[t]! - lowest[t]!;
    if (range > 0) highest[t] = (-100 * (highest[t]! - close[t]!)) / range;
    else highest[t] = NaN;
  }
  giveBack(lowest);
  return highest;
}
