import { exponential } from './smoothing';

/** In the unit of the values. */
export interface Macd {
  readonly line: Float64Array;
  readonly signal: Float64Array;
  readonly histogram: Float64Array;
}

/**
 * Moving average convergence divergence: EMA(fast) - EMA(slow), its EMA(signal), and their difference; all NaN for the
 * first `slow + signal - 2`. Appel (1979), as TA-Lib MACD: there the fast average is seeded on the `fast` values that
 * end with the slow one's seed, and the line is withheld until the signal is known. Needs fast < slow.
 */
export function macd(values: Float64Array, fast: number, slow: number, signal: number): Macd {
  const line = new Float64Array(values.length).fill(NaN);
  const signalLine = new Float64Array(values.length).fill(NaN);
  const histogram = new Float64Array(values.length).fill(NaN);
  const fastAverage = exponential(fast);
  const slowAverage = exponential(slow);
  const signalAverage = exponential(signal);
  let seen = 0; // finite values in a row
  for (let t = 0; t < values.length; t++) {
    const value = values[t]!;
    seen = Number.isFinite(value) ? seen + 1 : 0;
    const slowValue = slowAverage.next(value);
    const fastValue = fastAverage.next(seen > slow - fast ? value : NaN);
    const difference = fastValue - slowValue;
    const average = signalAverage.next(difference);
    if (Number.isNaN(average)) continue;
    line[t] = difference;
    signalLine[t] = average;
    histogram[t] = difference - average;
  }
  return { line, signal: signalLine, histogram };
}
