import { rollingMean } from './rolling';

/** Simple moving average of the last `period` values, in their unit; NaN for the first `period - 1`. TA-Lib SMA. */
export function sma(values: Float64Array, period: number): Float64Array {
  return rollingMean(values, period);
}
