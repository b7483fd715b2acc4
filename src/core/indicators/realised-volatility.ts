import { logReturn } from './returns';
import { rollingMoments } from './rolling';

/**
 * Sample standard deviation (n - 1) of the last `period` one-bar log returns, times the square root of `barsPerYear`:
 * with 1 the volatility of a bar, with 252 that of a year of daily bars; NaN for the first `period`. Needs period >= 2.
 */
export function realisedVolatility(values: Float64Array, period: number, barsPerYear: number): Float64Array {
  const { m2 } = rollingMoments(logReturn(values, 1), period);
  return m2.map((sum) => Math.sqrt((sum / (period - 1)) * barsPerYear));
}
