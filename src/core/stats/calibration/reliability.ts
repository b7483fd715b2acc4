import { normalQuantile } from '../normal-quantile';
import { type BinKind, type CalibrationBin, calibrationBins } from './bins';

/** A bin with the interval in which the true share lies. */
export interface ReliabilityPoint extends CalibrationBin {
  readonly low: number;
  readonly high: number;
}

/** How far probabilities are from what happened; NaN without rows. */
export interface Reliability {
  readonly points: readonly ReliabilityPoint[];
  /** Mean over rows of how far their bin is off: expected calibration error. Naeini, Cooper and Hauskrecht (AAAI 2015). */
  readonly expectedError: number;
  /** How far the worst bin is off. */
  readonly largestError: number;
}

const level = 0.95;

/**
 * The reliability curve. Intervals are Wilson's (Journal of the American Statistical Association 22, 1927), 95 %, which hold in small
 * bins and near 0 and 1.
 */
export function reliability(
  probability: Float64Array,
  label: Float64Array,
  bins: number,
  kind: BinKind,
): Reliability {
  const points = calibrationBins(probability, label, bins, kind).map((bin) => ({ ...bin, ...wilson(bin) }));
  const rows = points.reduce((sum, point) => sum + point.rows, 0);
  const errors = points.map((point) => Math.abs(point.said - point.happened));
  const sum = points.reduce((total, point, i) => total + point.rows * errors[i]!, 0);
  return {
    points,
    expectedError: sum / rows,
    largestError: points.length === 0 ? NaN : Math.max(...errors),
  };
}

function wilson({ rows, happened }: CalibrationBin) {
  const z = normalQuantile((1 + level) / 2);
  const centre = happened + z ** 2 / (2 * rows);
  const reach = z * Math.sqrt((happened * (1 - happened)) / rows + (z / (2 * rows)) ** 2);
  const scale = 1 + z ** 2 / rows;
  return { low: Math.max(0, (centre - reach) / scale), high: Math.min(1, (centre + reach) / scale) };
}
