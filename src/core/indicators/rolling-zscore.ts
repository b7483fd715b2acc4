import { rollingMoments } from './rolling';

/**
 * Distance of each value from the mean of the last `period`, itself included, in their sample standard deviations
 * (n - 1); NaN for the first `period - 1`, where a window holds a missing value and where all its values are equal.
 * Needs period >= 2.
 */
export function rollingZscore(values: Float64Array, period: number): Float64Array {
  const { mean, m2 } = rollingMoments(values, period);
  return m2.map((sum, t) => (sum > 0 ? (values[t]! - mean[t]!) / Math.sqrt(sum / (period - 1)) : NaN));
}
