import type { Floats } from './shape';

/** Loss weights of rows labelled 0 and 1. */
export type ClassWeights = readonly [number, number];

export interface LossAndGradient {
  /** In nats. */
  readonly loss: number;
  /** d loss / d logit, one a row. */
  readonly gradient: Float64Array;
}

/**
 * Mean class-weighted binary cross-entropy from logits: the sum over rows of w(y) (max(z, 0) - z y + log(1 + exp(-|z|))), over
 * `rows`. The form never overflows (TensorFlow's `sigmoid_cross_entropy_with_logits`). The divisor is the number of rows,
 * not the sum of the weights; it is an argument so that a batch can be taken in parts.
 */
export function weightedCrossEntropy(
  logits: Floats,
  labels: Floats,
  weights: ClassWeights,
  rows: number = logits.length,
): LossAndGradient {
  const gradient = new Float64Array(logits.length);
  let sum = 0;
  for (let i = 0; i < logits.length; i++) {
    const z = logits[i]!;
    const y = labels[i]!;
    const weight = y === 1 ? weights[1] : weights[0];
    sum += weight * (Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z))));
    gradient[i] = (weight * (1 / (1 + Math.exp(-z)) - y)) / rows;
  }
  return { loss: sum / rows, gradient };
}
