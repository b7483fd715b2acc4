import { wilder } from './smoothing';

/**
 * Relative strength index, 0-100: 100 * gain / (gain + loss) of the Wilder-smoothed gains and losses; NaN for the first
 * `period`. Wilder (1978), as TA-Lib RSI, except where neither a gain nor a loss was ever seen: TA-Lib says 0 there,
 * this says NaN, since nothing is known of the strength of a price that never moved.
 */
export function rsi(values: Float64Array, period: number): Float64Array {
  const out = new Float64Array(values.length).fill(NaN);
  const gains = wilder(period);
  const losses = wilder(period);
  for (let t = 1; t < values.length; t++) {
    const change = values[t]! - values[t - 1]!;
    const step = Number.isFinite(change) ? change : NaN; // so that both smoothers start anew
    const gain = gains.next(Math.max(step, 0));
    out[t] = (100 * gain) / (gain + losses.next(Math.max(-step, 0)));
  }
  return out;
}
