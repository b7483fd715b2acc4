import { assertNever } from '@shared/errors';
import { categorical, logistic } from './losses/cross-entropy';
import { huber, squared } from './losses/errors';
import { gaussian } from './losses/gaussian';
import { quantile } from './losses/quantile';
import type { RowLoss } from './losses/row-loss';
import type { Floats } from './shape';

/** What a model is trained to say, and how it is scored while it learns. Labels are one number a row. */
export type Loss =
  /** Binary cross-entropy of one logit; labels 0 and 1. */
  | { readonly kind: 'binary'; readonly classWeights: readonly [number, number]; readonly smoothing: number }
  /** Cross-entropy of a softmax; labels 0 ... classes - 1, one weight a class. */
  | { readonly kind: 'categorical'; readonly classWeights: readonly number[]; readonly smoothing: number }
  /** Squared error. */
  | { readonly kind: 'squared' }
  /** Squared up to `delta`, linear beyond. */
  | { readonly kind: 'huber'; readonly delta: number }
  /** Negative log likelihood of a normal distribution; the head gives mean and log variance. */
  | { readonly kind: 'gaussian' }
  /** Pinball loss, its mean over the levels; the head gives one quantile a level. */
  | { readonly kind: 'quantile'; readonly levels: readonly number[] };

/** Numbers the head gives a row. */
export function outputsOf(loss: Loss): number {
  switch (loss.kind) {
    case 'binary':
    case 'squared':
    case 'huber':
      return 1;
    case 'gaussian':
      return 2;
    case 'categorical':
      return loss.classWeights.length;
    case 'quantile':
      return loss.levels.length;
    default:
      return assertNever(loss);
  }
}

/** The same loss as the curves show it: without class weights and without label smoothing. */
export function plainLoss(loss: Loss): Loss {
  switch (loss.kind) {
    case 'binary':
      return { ...loss, classWeights: [1, 1], smoothing: 0 };
    case 'categorical':
      return { ...loss, classWeights: loss.classWeights.map(() => 1), smoothing: 0 };
    default:
      return loss;
  }
}

export interface LossAndGradient {
  /** Mean over `rows`. */
  readonly loss: number;
  /** d loss / d outputs, laid out as they are. [rows, outputs] */
  readonly gradient: Float64Array;
}

/**
 * Mean loss of head outputs [rows, outputs] against labels [rows], and its gradient. The divisor is the number of rows, not the sum
 * of their weights; it is an argument so that a batch can be taken in parts. Arithmetic is float64 whatever the arrays hold; a
 * NaN among outputs or labels makes the loss NaN.
 */
export function lossAndGradient(
  loss: Loss,
  outputs: Floats,
  labels: Floats,
  rows: number = labels.length,
): LossAndGradient {
  const width = outputsOf(loss);
  const rowLoss = rowLossOf(loss);
  const gradient = new Float64Array(outputs.length);
  let sum = 0;
  for (let i = 0; i < labels.length; i++) sum += rowLoss(outputs, i * width, labels[i]!, gradient);
  for (let k = 0; k < gradient.length; k++) gradient[k]! /= rows;
  return { loss: sum / rows, gradient };
}

function rowLossOf(loss: Loss): RowLoss {
  switch (loss.kind) {
    case 'binary':
      return logistic(loss.classWeights, loss.smoothing);
    case 'categorical':
      return categorical(loss.classWeights, loss.smoothing);
    case 'squared':
      return squared;
    case 'huber':
      return huber(loss.delta);
    case 'gaussian':
      return gaussian;
    case 'quantile':
      return quantile(loss.levels);
    default:
      return assertNever(loss);
  }
}
