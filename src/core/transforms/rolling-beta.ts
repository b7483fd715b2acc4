import { rollingMoments } from '../indicators/rolling';
import { rollingCorrelation } from '../indicators/rolling-correlation';

/**
 * How much x moves for one unit of y over the last `period` pairs: the slope of the least-squares line, covariance over
 * the variance of y; 0 where x does not vary; NaN for the first `period - 1`, where a pair is missing and where y does not
 * vary. [time] -> [time]
 */
export function rollingBeta(x: Float64Array, y: Float64Array, period: number): Float64Array {
  const correlation = rollingCorrelation(x, y, period);
  const { m2: xx } = rollingMoments(x, period);
  const { m2: yy } = rollingMoments(y, period);
  return correlation.map((r, t) => (xx[t] === 0 && yy[t]! > 0 ? 0 : r * Math.sqrt(xx[t]! / yy[t]!)));
}
