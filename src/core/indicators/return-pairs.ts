import { rollingBeta } from '../transforms/rolling-beta';
import { logReturn } from './returns';
import { rollingCorrelation } from './rolling-correlation';

/**
 * Slope of the line through the last `period` pairs of log returns of two series over one bar, those of the second being
 * the cause; NaN for the first `period` bars and where the second does not move. [time]
 */
export function returnBeta(values: Float64Array, others: Float64Array, period: number): Float64Array {
  return rollingBeta(logReturn(values, 1), logReturn(others, 1), period);
}

/** Their Pearson correlation; NaN for the first `period` bars and where one does not move. [time] */
export function returnCorrelation(values: Float64Array, others: Float64Array, period: number): Float64Array {
  return rollingCorrelation(logReturn(values, 1), logReturn(others, 1), period);
}
