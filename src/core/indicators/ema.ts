import { exponential, smooth } from './smoothing';

/**
 * Exponential moving average with weight 2 / (period + 1), seeded with the simple mean of the first `period` values;
 * NaN for the first `period - 1`. TA-Lib EMA.
 */
export function ema(values: Float64Array, period: number): Float64Array {
  return smooth(values, exponential(period));
}
