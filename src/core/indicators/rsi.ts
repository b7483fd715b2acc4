import { wilder } from './smoothing';

/**
 * Relative strength index, 0-100: 100 * gain / (gain + loss) of the Wilder-smoothed gains and losses; NaN for the first
 * `period`. Wilder (1978), as TA-Lib RSI, except where neither a gain nor a loss was ever seen: TA-Lib says 0 there,
 * this says NaN, since nothing is known of the strength of a price that never moved.
 */
export function rsi(values: Float64Array, period: number): Float64Array {
  const length = values.length;
  const out = new Float64Array(length).fill(NaN, 0, 1);
  const gains = wilder(period);
  const losses = wilder(period);
  for (let t = 1; t < length; t++) {
    const step = values[t]! - values[t - 1]!;
    const none = 0 * step; // 0, but NaN where the step is not finite, so that both smoothers start anew
    const gain = gains.next(step > 0 ? step : none);
    const loss = losses.next(step < 0 ? -step : none);
    out[t] = (100 * gain) / (gain + loss);
  }
  return out;
}
