/**
 * Variance before the first return: mean of the first 75 squares, each 0.94 times as heavy as the one before, as the Python package `arch`
 * starts its recursions.
 *
 * @param errors returns less their mean [time]
 */
export function firstVariance(errors: Float64Array): number {
  const length = Math.min(75, errors.length);
  let [sum, total, weight] = [0, 0, 1];
  for (let t = 0; t < length; t++) {
    sum += weight * errors[t]! ** 2;
    total += weight;
    weight *= 0.94;
  }
  return sum / total;
}

/** sigma^2[t + 1] = omega + alpha e[t]^2 + beta sigma^2[t]; of EWMA omega is 0 and alpha + beta 1. */
export interface Recursion {
  readonly omega: number;
  readonly alpha: number;
  readonly beta: number;
  /** What stands for both e^2 and sigma^2 before the first return. */
  readonly first: number;
}

/**
 * Conditional variances: that of t is known at t - 1, and there is one more than returns, the forecast for the next. A missing return
 * (NaN) teaches nothing: its expected square stands in.
 *
 * @param errors returns less their mean; NaN where missing [time]
 * @returns [time + 1]
 */
export function conditionalVariances(
  errors: Float64Array,
  { omega, alpha, beta, first }: Recursion,
): Float64Array {
  const out = new Float64Array(errors.length + 1);
  out[0] = omega + (alpha + beta) * first;
  for (let t = 0; t < errors.length; t++) {
    const square = errors[t]! ** 2;
    const seen = Number.isNaN(square) ? out[t]! : square;
    out[t + 1] = omega + alpha * seen + beta * out[t]!;
  }
  return out;
}

/** Log likelihood of normal returns with mean 0 and these variances. [time], [time or more] */
export function gaussianLogLikelihood(errors: Float64Array, variances: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < errors.length; t++) {
    const variance = variances[t]!;
    sum -= Math.log(2 * Math.PI * variance) + errors[t]! ** 2 / variance;
  }
  return sum / 2;
}
