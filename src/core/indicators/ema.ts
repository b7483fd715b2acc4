import { takeColumn } from '../columns';
import { fillBetween, finiteRuns, type Run } from './runs';
import { seedMean } from './smoothing';

/**
 * Exponential moving average with weight 2 / (period + 1), seeded with the simple mean of the first `period` values;
 * NaN for the first `period - 1`. TA-Lib EMA.
 */
export function ema(values: Float64Array, period: number): Float64Array {
  const out = takeColumn(values.length);
  const runs = finiteRuns(values);
  fillBetween(out, runs);
  for (const run of runs) followRun(values, run, period, out);
  return out;
}

function followRun(values: Float64Array, { start, end }: Run, period: number, out: Float64Array): void {
  const ready = start + period - 1;
  out.fill(NaN, start, Math.min(ready, end));
  if (end <= ready) return;
  const weight = 2 / (period + 1);
  let average = seedMean(values, start, period);
  out[ready] = average;
  for (let t = ready + 1; t < end; t++) {
    average += weight * (values[t]! - average);
    out[t] = average;
  }
}
