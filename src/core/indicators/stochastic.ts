import { donchian } from './donchian';
import { rollingMean } from './rolling';

/** Indices from 0 to 100. */
export interface Stochastic {
  readonly k: Float64Array;
  readonly d: Float64Array;
}

/**
 * Slow stochastic oscillator: where the close stands between the lowest low and the highest high of `period` bars, its
 * mean over `slowing` bars (%K) and the mean of that over `signal` bars (%D); NaN for the first
 * `period + slowing + signal - 3`, %K being withheld until %D is known, and where a window knew no range. Lane (1984), as
 * TA-Lib STOCH with simple averages.
 */
export function stochastic(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  period: number,
  slowing: number,
  signal: number,
): Stochastic {
  const raw = donchian(high, low, close, period).position;
  for (let t = 0; t < raw.length; t++) raw[t] = 100 * raw[t]!;
  const k = rollingMean(raw, slowing);
  const d = rollingMean(k, signal);
  for (let t = 0; t < k.length; t++) if (Number.isNaN(d[t]!)) k[t] = NaN;
  return { k, d };
}
