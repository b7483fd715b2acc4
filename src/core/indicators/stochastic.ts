import { giveBack } from '../columns';
import { channelPosition } from './donchian';
import { rollingMean } from './rolling';

/**
 * Slow stochastic oscillator, 0 to 100: where the close stands between the lowest low and the highest high of `period`
 * bars, as a mean over `slowing` bars (%K), and the mean of that over `signal` bars (%D); NaN for the first
 * `period + slowing + signal - 3`, %K being withheld until %D is known, and where a window knew no range. Lane (1984), as
 * TA-Lib STOCH with simple averages.
 */
export function stochastic(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  output: 'k' | 'd',
  period: number,
  slowing: number,
  signal: number,
): Float64Array {
  const length = high.length;
  const raw = channelPosition(high, low, close, period);
  for (let t = 0; t < length; t++) raw[t] = 100 * raw[t]!;
  const k = rollingMean(raw, slowing, raw);
  if (output === 'd') return rollingMean(k, signal, k);
  const d = rollingMean(k, signal);
  for (let t = 0; t < length; t++) if (Number.isNaN(d[t]!)) k[t] = NaN;
  giveBack(d);
  return k;
}
