import { wilderSmoothing } from './smoothing';

/**
 * Relative strength index, 0-100: 100 * gain / (gain + loss) of the Wilder-smoothed gains and losses; NaN for the first
 * `period`. Wilder (1978), as TA-Lib RSI, except where neither a gain nor a loss was ever seen: TA-Lib says 0 there,
 * this says NaN, since nothing is known of the strength of a price that never moved.
 */
export function rsi(values: Float64Array, period: number): Float64Array {
  const gains = new Float64Array(values.length).fill(NaN);
  const losses = new Float64Array(values.length).fill(NaN);
  for (let t = 1; t < values.length; t++) {
    const step = values[t]! - values[t - 1]!;
    if (!Number.isFinite(step)) continue;
    gains[t] = Math.max(step, 0);
    losses[t] = Math.max(-step, 0);
  }
  const gain = wilderSmoothing(gains, period);
  const loss = wilderSmoothing(losses, period);
  return gain.map((g, t) => (100 * g) / (g + loss[t]!));
}
