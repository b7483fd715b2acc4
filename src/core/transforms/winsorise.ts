import { quantileOfSorted } from '../stats/quantile';
import { overSortedWindows } from './sorted-window';

/**
 * Each value, but no further out than the quantiles `share` and 1 - `share` of the last `period` values, itself included,
 * so that no outlier is beyond what its past knows; NaN for the first `period - 1` and where the window holds a missing
 * value. After Hastings et al. (1947), over a rolling window and so without the future. [time] -> [time]
 *
 * @param share of the values pulled in at either end, from 0 to below 0.5
 */
export function winsorise(values: Float64Array, period: number, share: number): Float64Array {
  return overSortedWindows(values, period, ({ sorted }, value) => {
    const low = quantileOfSorted(sorted, share);
    const high = quantileOfSorted(sorted, 1 - share);
    return Math.min(Math.max(value, low), high);
  });
}
