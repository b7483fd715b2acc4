import { overSortedWindows } from './sorted-window';

/**
 * Percentile rank of each value among the last `period`, itself included: 1 for the highest, 1 / period for the lowest,
 * equal values share the mean of their ranks; NaN for the first `period - 1` and where the window holds a missing value.
 * pandas `rolling(period).rank(pct=True)`. [time] -> [time]
 */
export function rollingRank(values: Float64Array, period: number): Float64Array {
  return overSortedWindows(
    values,
    period,
    (window, value) => (window.countBelow(value) + window.countUpTo(value) + 1) / 2 / period,
  );
}
