import { wilder } from './smoothing';

/**
 * Average true range, in price: Wilder-smoothed max(high - low, |high - previous close|, |low - previous close|);
 * NaN for the first `period`. Wilder (1978), as TA-Lib ATR.
 */
export function atr(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  period: number,
): Float64Array {
  const length = high.length;
  const out = new Float64Array(length).fill(NaN, 0, 1);
  const smoother = wilder(period);
  for (let t = 1; t < length; t++) out[t] = smoother.next(trueRange(high[t]!, low[t]!, close[t - 1]!));
  return out;
}

/** The average true range as a share of the close; NaN for the first `period`. TA-Lib NATR / 100. */
export function normalisedAtr(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  period: number,
): Float64Array {
  const length = high.length;
  const out = atr(high, low, close, period);
  for (let t = 0; t < length; t++) out[t] = out[t]! / close[t]!;
  return out;
}

/** Range of a bar with the gap from the close before it. TA-Lib TRANGE. */
export function trueRange(high: number, low: number, closeBefore: number): number {
  return Math.max(high - low, Math.abs(high - closeBefore), Math.abs(low - closeBefore));
}
