import { fitMoments } from './scalers/zscore';

/** Labels that are numbers are standardised for training: label = (return - mean) / sd. */
export interface Target {
  readonly mean: number;
  /** Population standard deviation; above 0. */
  readonly sd: number;
}

/**
 * Mean and standard deviation of the returns of the training rows and of no other; null where those never differ, so that there
 * is nothing to learn.
 */
export function fitTarget(returns: Float64Array, trainingRows: Int32Array): Target | null {
  const { mean, sd, constant } = fitMoments(returns, 1, trainingRows);
  return constant.length > 0 ? null : { mean: mean[0]!, sd: sd[0]! };
}

/** [time] -> [time]; NaN stays NaN. */
export function standardise(returns: Float64Array, { mean, sd }: Target): Float32Array {
  return Float32Array.from(returns, (value) => (value - mean) / sd);
}

/** The label of a return of 0, rounded as labels are; 0 where labels are classes. */
export function noChangeLabel(target: Target | null): number {
  return target === null ? 0 : Math.fround(-target.mean / target.sd);
}
