import { rollingMoments } from './rolling';

/**
 * Distance of each value from the mean of the `period` values before it, itself left out, in their sample standard deviations;
 * NaN for the first `period`, where a value is missing and where all before it are equal. Needs period >= 2. [time]
 */
export function surprise(values: Float64Array, period: number): Float64Array {
  const { mean, m2 } = rollingMoments(values, period);
  return values.map((value, t) => {
    const spread = t === 0 ? 0 : m2[t - 1]!;
    return spread > 0 ? (value - mean[t - 1]!) / Math.sqrt(spread / (period - 1)) : NaN;
  });
}
