import { meanOf } from '../../analysis/distribution';

/** Rows of a block on average, not yet rounded; may be below 1 where rows do not depend on each other. */
export interface BlockLengths {
  readonly stationary: number;
  readonly circular: number;
}

/**
 * Block length that makes the bootstrap's variance of a mean most accurate, from the autocorrelations of the series: Politis and White,
 * "Automatic Block-Length Selection for the Dependent Bootstrap" (Econometric Reviews 23(1), 2004), as corrected by Patton, Politis and
 * White (Econometric Reviews 28(4), 2009); the lags it counts as insignificant as in the authors' code and PyPI `arch`. NaN of fewer
 * than 16 values, of values that do not vary, and where any is NaN.
 */
export function optimalBlockLengths(values: Float64Array): BlockLengths {
  const count = values.length;
  const first = values[0];
  if (count < fewest || values.every((value) => value === first)) return { stationary: NaN, circular: NaN };
  const mean = meanOf(values);
  const gaps = values.map((value) => value - mean);
  const run = Math.max(5, Math.trunc(Math.log10(count)));
  const mostLags = Math.ceil(Math.sqrt(count)) + run;
  const covariances = Float64Array.from(
    { length: mostLags + 1 },
    (_, lag) => sumOfProducts(gaps, lag) / count,
  );
  const last = Math.min(2 * Math.max(significantLags(gaps, covariances, run), 1), mostLags);
  const { curvature, longRun } = spectrumAtZero(covariances, last);
  const longest = Math.ceil(Math.min(3 * Math.sqrt(count), count / 3));
  const length = (constant: number) =>
    Math.min(Math.cbrt((2 * curvature ** 2) / (constant * longRun ** 2)) * Math.cbrt(count), longest);
  return { stationary: length(2), circular: length(4 / 3) };
}

const fewest = 16;

/** The lag after which a run of autocorrelations are all insignificant; all lags where there is no such run. */
function significantLags(gaps: Float64Array, covariances: Float64Array, run: number): number {
  const count = gaps.length;
  const bound = 2 * Math.sqrt(Math.log10(count) / count);
  let below = 0;
  for (let lag = 0; lag < covariances.length - 1; lag++) {
    const late = sumOfSquares(gaps.subarray(lag + 1));
    const early = sumOfSquares(gaps.subarray(0, count - lag - 1));
    const size = Math.abs(covariances[lag]! * count) / Math.sqrt(late * early);
    below = size < bound ? below + 1 : 0;
    if (below === run) return lag - run + 1;
  }
  return covariances.length - 1;
}

/** G and the long-run variance of the paper, with its flat-top weights. */
function spectrumAtZero(covariances: Float64Array, last: number) {
  let curvature = 0;
  let longRun = covariances[0]!;
  for (let lag = 1; lag <= last; lag++) {
    const weight = 2 * lag <= last ? 1 : 2 * (1 - lag / last);
    curvature += 2 * weight * lag * covariances[lag]!;
    longRun += 2 * weight * covariances[lag]!;
  }
  return { curvature, longRun };
}

function sumOfProducts(values: Float64Array, lag: number): number {
  let sum = 0;
  for (let t = lag; t < values.length; t++) sum += values[t]! * values[t - lag]!;
  return sum;
}

function sumOfSquares(values: Float64Array): number {
  return sumOfProducts(values, 0);
}
