import { logReturn } from './returns';
import { rollingCorrelation } from './rolling-correlation';

/**
 * Correlation of the one-bar log returns of the last `period` bars with those `lag` bars before each; NaN for the first
 * `period + lag` and where the returns do not vary. Box, Jenkins, Reinsel, "Time Series Analysis" (2008), section 2.1, as
 * the Pearson correlation of the pairs.
 */
export function autocorrelation(values: Float64Array, period: number, lag: number): Float64Array {
  const returns = logReturn(values, 1);
  const earlier = new Float64Array(returns.length).fill(NaN);
  earlier.set(returns.subarray(0, Math.max(0, returns.length - lag)), Math.min(lag, returns.length));
  return rollingCorrelation(returns, earlier, period);
}
