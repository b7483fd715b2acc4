import { giveBack } from '../columns';
import { barsSinceMax, barsSinceMin } from './rolling-extremes';

export type AroonOutput = 'up' | 'down' | 'oscillator';

/**
 * Aroon: how recent the highest high (up) or the lowest low (down) of the last `period + 1` bars is, 100 at this bar and 0
 * at the first, of equal ones the last; or up less down. NaN for the first `period`. Chande (1995), as TA-Lib AROON and
 * AROONOSC.
 */
export function aroon(
  high: Float64Array,
  low: Float64Array,
  output: AroonOutput,
  period: number,
): Float64Array {
  const length = high.length;
  if (output === 'oscillator') {
    const sinceHigh = barsSinceMax(high, period + 1);
    const sinceLow = barsSinceMin(low, period + 1);
    for (let t = 0; t < length; t++) sinceHigh[t] = (100 * (sinceLow[t]! - sinceHigh[t]!)) / period;
    giveBack(sinceLow);
    return sinceHigh;
  }
  const since = output === 'up' ? barsSinceMax(high, period + 1) : barsSinceMin(low, period + 1);
  for (let t = 0; t < length; t++) since[t] = (100 * (period - since[t]!)) / period;
  return since;
}
