import type { RowLoss } from './row-loss';

/**
 * Weighted binary cross-entropy from a logit: w(y) (max(z, 0) - z y' + log(1 + exp(-|z|))), the form that never overflows
 * (TensorFlow's `sigmoid_cross_entropy_with_logits`), with the label smoothed to y' = y (1 - s) + s / 2 (Szegedy et
 * al., "Rethinking the Inception Architecture", CVPR 2016, section 7). The weight is that of the true class.
 */
export function logistic(classWeights: readonly [number, number], smoothing: number): RowLoss {
  return (outputs, at, label, gradient) => {
    const z = outputs[at]!;
    const weight = label === 1 ? classWeights[1] : classWeights[0];
    const y = label * (1 - smoothing) + smoothing / 2;
    gradient[at] = weight * (1 / (1 + Math.exp(-z)) - y);
    return weight * (Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z))));
  };
}

/**
 * Weighted cross-entropy of a softmax over the outputs: -w(y) sum_k y'_k log p_k, with y' = (1 - s) onehot(y) + s / classes.
 * The largest output is taken off first, so nothing overflows.
 */
export function categorical(classWeights: readonly number[], smoothing: number): RowLoss {
  const classes = classWeights.length;
  return (outputs, at, label, gradient) => {
    const weight = classWeights[label] ?? Number.NaN;
    const share = smoothing / classes;
    let largest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k++) largest = Math.max(largest, outputs[at + k]!);
    let sum = 0;
    for (let k = 0; k < classes; k++) sum += Math.exp(outputs[at + k]! - largest);
    const logSum = Math.log(sum) + largest;
    let loss = 0;
    for (let k = 0; k < classes; k++) {
      const logP = outputs[at + k]! - logSum;
      const y = (k === label ? 1 - smoothing : 0) + share;
      loss -= weight * y * logP;
      gradient[at + k] = weight * (Math.exp(logP) - y);
    }
    return loss;
  };
}
