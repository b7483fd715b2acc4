import { rollingMoments } from '../indicators/rolling';
import { rollingSlope } from './rolling-slope';

/**
 * How far the last value lies above the straight line that fits the last `period` values best (least squares), in their unit; NaN for the
 * first `period - 1` and where the window lacks a value. Qlib's Resi. Needs period >= 2.
 */
export function rollingResidual(values: Float64Array, period: number): Float64Array {
  const slope = rollingSlope(values, period);
  const { mean } = rollingMoments(values, period);
  const middle = (period - 1) / 2; // bars from the middle of the window to its last value
  const length = values.length;
  for (let t = 0; t < length; t++) slope[t] = values[t]! - mean[t]! - slope[t]! * middle;
  return slope;
}

/**
 * Share of the variance of the last `period` values that the straight line through them explains, 0 to 1; NaN for the first
 * `period - 1`, where the window lacks a value and where nothing varies. Qlib's Rsquare. Needs period >= 2.
 */
export function rollingRSquared(values: Float64Array, period: number): Float64Array {
  const slope = rollingSlope(values, period);
  const { m2 } = rollingMoments(values, period);
  const spread = (period * (period * period - 1)) / 12; // sum of squared deviations of the positions
  const length = values.length;
  for (let t = 0; t < length; t++) {
    const all = m2[t]!;
    slope[t] = all > 0 ? Math.min((slope[t]! * slope[t]! * spread) / all, 1) : NaN;
  }
  return slope;
}
