import { takeColumn } from '../columns';
import { fillBetween, finiteRuns, type Run } from './runs';

/**
 * Relative strength index, 0-100: 100 * gain / (gain + loss) of the Wilder-smoothed gains and losses; NaN for the first
 * `period`. Wilder (1978), as TA-Lib RSI, except where neither a gain nor a loss was ever seen: TA-Lib says 0 there,
 * this says NaN, since nothing is known of the strength of a price that never moved.
 */
export function rsi(values: Float64Array, period: number): Float64Array {
  const out = takeColumn(values.length);
  const runs = finiteRuns(values);
  fillBetween(out, runs);
  for (const run of runs) followRun(values, run, period, out);
  return out;
}

function followRun(values: Float64Array, { start, end }: Run, period: number, out: Float64Array): void {
  const ready = start + period;
  out.fill(NaN, start, Math.min(ready, end));
  if (end <= ready) return;
  const weight = 1 / period;
  let gain = 0;
  let loss = 0;
  for (let t = start + 1; t <= ready; t++) {
    const step = values[t]! - values[t - 1]!;
    if (step > 0) gain += step;
    else loss -= step;
  }
  gain /= period;
  loss /= period;
  out[ready] = (100 * gain) / (gain + loss);
  for (let t = ready + 1; t < end; t++) {
    const step = values[t]! - values[t - 1]!;
    const size = Math.abs(step);
    // Twice the gain or nothing, by halves that are exact: whether a price rises is nothing to be foreseen.
    gain += weight * ((size + step) / 2 - gain);
    loss += weight * ((size - step) / 2 - loss);
    out[t] = (100 * gain) / (gain + loss);
  }
}
