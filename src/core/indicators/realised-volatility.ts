import { giveBack } from '../columns';
import { logReturn } from './returns';
import { rollingMoments } from './rolling';

/**
 * Sample standard deviation (n - 1) of the last `period` one-bar log returns, times the square root of `barsPerYear`:
 * with 1 the volatility of a bar, with 252 that of a year of daily bars; NaN for the first `period`. Needs period >= 2.
 */
export function realisedVolatility(values: Float64Array, period: number, barsPerYear: number): Float64Array {
  const length = values.length;
  const returns = logReturn(values, 1);
  const { mean, m2 } = rollingMoments(returns, period);
  for (let t = 0; t < length; t++) m2[t] = Math.sqrt((m2[t]! / (period - 1)) * barsPerYear);
  giveBack(returns, mean);
  return m2;
}
