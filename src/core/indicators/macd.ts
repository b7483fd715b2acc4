import { exponential } from './smoothing';

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
  const length = values.length;
  const out = new Float64Array(length);
  const fastAverage = exponential(fast);
  const slowAverage = exponential(slow);
  const signalAverage = exponential(signal);
  let seen = 0; // finite values in a row
  for (let t = 0; t < length; t++) {
    const value = values[t]!;
    seen = Number.isFinite(value) ? seen + 1 : 0;
    const slowValue = slowAverage.next(value);
    const fastValue = seen > slow - fast ? fastAverage.next(value) : fastAverage.next(NaN);
    const line = fastValue - slowValue;
    const average = signalAverage.next(line);
    if (output === 'signal' || Number.isNaN(average)) out[t] = average;
    else if (output === 'line') out[t] = line;
    else out[t] = line - average;
  }
  return out;
}
