import { quantileOfSorted } from '../stats/quantile';
import { overSortedWindows } from './sorted-window';

/**
 * Quantile of the last `period` values, straight lines between them; 0.5 is the median; NaN for the first `period - 1` and
 * where the window holds a missing value. pandas `rolling(period).quantile(share)`. [time] -> [time]
 *
 * @param share of the values that lie below it, from 0 to 1
 */
export function rollingQuantile(values: Float64Array, period: number, share: number): Float64Array {
  return overSortedWindows(values, period, ({ sorted }) => quantileOfSorted(sorted, share));
}
