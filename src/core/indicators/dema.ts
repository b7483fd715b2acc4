import { takeColumn } from '../columns';
import { fillBetween, finiteRuns, type Run } from './runs';
import { seedMean } from './smoothing';

/**
 * Double exponential moving average: 2 EMA - EMA(EMA); NaN for the first `2 * (period - 1)`. Mulloy, "Smoothing Data with
 * Faster Moving Averages", Technical Analysis of Stocks & Commodities 12(1) (1994), as TA-Lib DEMA.
 */
export function dema(values: Float64Array, period: number): Float64Array {
  const out = takeColumn(values.length);
  const runs = finiteRuns(values);
  fillBetween(out, runs);
  for (const run of runs) followRun(values, run, period, out);
  return out;
}

function followRun(values: Float64Array, { start, end }: Run, period: number, out: Float64Array): void {
  const ready = start + 2 * (period - 1);
  out.fill(NaN, start, Math.min(ready, end));
  if (end <= ready) return;
  const weight = 2 / (period + 1);
  let once = seedMean(values, start, period);
  let sum = once;
  for (let t = start + period; t <= ready; t++) {
    once += weight * (values[t]! - once);
    sum += once;
  }
  let twice = sum / period;
  out[ready] = 2 * once - twice;
  for (let t = ready + 1; t < end; t++) {
    once += weight * (values[t]! - once);
    twice += weight * (once - twice);
    out[t] = 2 * once - twice;
  }
}
