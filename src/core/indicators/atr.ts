import { wilderSmoothing } from './smoothing';

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
  return wilderSmoothing(trueRange(high, low, close), period);
}

/** NaN at the first bar, which has no previous close. TA-Lib TRANGE. */
function trueRange(high: Float64Array, low: Float64Array, close: Float64Array): Float64Array {
  const out = new Float64Array(close.length).fill(NaN);
  for (let t = 1; t < close.length; t++) {
    const before = close[t - 1]!;
    out[t] = Math.max(high[t]! - low[t]!, Math.abs(high[t]! - before), Math.abs(low[t]! - before));
  }
  return out;
}
