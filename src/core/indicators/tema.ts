import { takeColumn } from '../columns';
import { fillBetween, finiteRuns, type Run } from './runs';
import { seedMean } from './smoothing';

/**
 * Triple exponential moving average: 3 EMA - 3 EMA(EMA) + EMA(EMA(EMA)); NaN for the first `3 * (period - 1)`. Mulloy,
 * Technical Analysis of Stocks & Commodities 12(1) (1994), as TA-Lib TEMA.
 */
export function tema(values: Float64Array, period: number): Float64Array {
  const out = takeColumn(values.length);
  const runs = finiteRuns(values);
  fillBetween(out, runs);
  for (const run of runs) followRun(values, run, period, out);
  return out;
}

function followRun(values: Float64Array, { start, end }: Run, period: number, out: Float64Array): void {
  const ready = start + 3 * (period - 1);
  out.fill(NaN, start, Math.min(ready, end));
  if (end <= ready) return;
  const weight = 2 / (period + 1);
  let once = seedMean(values, start, period);
  let sum = once;
  for (let t = start + period; t < start + 2 * period - 1; t++) {
    once += weight * (values[t]! - once);
    sum += once;
  }
  let twice = sum / period;
  sum = twice;
  for (let t = start + 2 * period - 1; t <= ready; t++) {
    once += weight * (values[t]! - once);
    twice += weight * (once - twice);
    sum += twice;
  }
  let thrice = sum / period;
  out[ready] = 3 * once - 3 * twice + thrice;
  for (let t = ready + 1; t < end; t++) {
    once += weight * (values[t]! - once);
    twice += weight * (once - twice);
    thrice += weight * (twice - thrice);
    out[t] = 3 * once - 3 * twice + thrice;
  }
}
