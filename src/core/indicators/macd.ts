import { takeColumn } from '../columns';
import { fillBetween, finiteRuns, type Run } from './runs';
import { seedMean } from './smoothing';

export type MacdOutput = 'line' | 'signal' | 'histogram';

/**
 * Moving average convergence divergence, in the unit of the values: the line EMA(fast) - EMA(slow), its EMA(signal), or
 * their difference; NaN for the first `slow + signal - 2`. Appel (1979), as TA-Lib MACD: there the fast average is seeded
 * on the `fast` values that end with the slow one's seed, and the line is withheld until the signal is known. Needs
 * fast < slow.
 */
export function macd(
  values: Float64Array,
  output: MacdOutput,
  fast: number,
  slow: number,
  signal: number,
): Float64Array {
  const out = takeColumn(values.length);
  const runs = finiteRuns(values);
  fillBetween(out, runs);
  for (const run of runs) followRun(values, run, output, { fast, slow, signal }, out);
  return out;
}

function followRun(
  values: Float64Array,
  { start, end }: Run,
  output: MacdOutput,
  { fast, slow, signal }: { readonly fast: number; readonly slow: number; readonly signal: number },
  out: Float64Array,
): void {
  const first = start + slow - 1; // where the line is known
  const ready = first + signal - 1;
  out.fill(NaN, start, Math.min(ready, end));
  if (end <= ready) return;
  const [fastWeight, slowWeight, signalWeight] = [2 / (fast + 1), 2 / (slow + 1), 2 / (signal + 1)];
  let quick = seedMean(values, start + slow - fast, fast);
  let steady = seedMean(values, start, slow);
  let sum = quick - steady;
  for (let t = first + 1; t <= ready; t++) {
    quick += fastWeight * (values[t]! - quick);
    steady += slowWeight * (values[t]! - steady);
    sum += quick - steady;
  }
  let average = sum / signal;
  // What the output is made of: the line, less the signal, or the signal itself.
  const ofLine = output === 'signal' ? 0 : 1;
  const ofSignal = output === 'signal' ? 1 : output === 'histogram' ? -1 : 0;
  out[ready] = ofLine * (quick - steady) + ofSignal * average;
  for (let t = ready + 1; t < end; t++) {
    quick += fastWeight * (values[t]! - quick);
    steady += slowWeight * (values[t]! - steady);
    const line = quick - steady;
    average += signalWeight * (line - average);
    out[t] = ofLine * line + ofSignal * average;
  }
}
