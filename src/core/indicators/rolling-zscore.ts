import { giveBack } from '../columns';
import { rollingMoments } from './rolling';

/**
 * Distance of each value from the mean of the last `period`, itself included, in their sample standard deviations
 * (n - 1); NaN for the first `period - 1`, where a window holds a missing value and where all its values are equal.
 * Needs period >= 2.
 */
export function rollingZscore(values: Float64Array, period: number): Float64Array {
  const length = values.length;
  const { mean, m2 } = rollingMoments(values, period);
  for (let t = 0; t < length; t++) {
    if (m2[t]! > 0) mean[t] = (values[t]! - mean[t]!) / Math.sqrt(m2[t]! / (period - 1));
    else mean[t] = NaN;
  }
  giveBack(m2);
  return mean;
}
