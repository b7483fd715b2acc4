import { ema } from './ema';

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
  const slowAverage = ema(values, slow);
  const fastAverage = emaSeededWith(values, fast, slow);
  const difference = fastAverage.map((f, t) => f - slowAverage[t]!);
  const signalLine = ema(difference, signal);
  return {
    line: difference.map((d, t) => (Number.isNaN(signalLine[t]!) ? NaN : d)),
    signal: signalLine,
    histogram: difference.map((d, t) => d - signalLine[t]!),
  };
}

/** EMA(period) whose first value stands where EMA(longer) has its own, after a gap in the values too. */
function emaSeededWith(values: Float64Array, period: number, longer: number): Float64Array {
  const held = values.slice();
  let seen = 0; // finite values in a row
  for (let t = 0; t < values.length; t++) {
    seen = Number.isFinite(values[t]!) ? seen + 1 : 0;
    if (seen <= longer - period) held[t] = NaN;
  }
  return ema(held, period);
}
