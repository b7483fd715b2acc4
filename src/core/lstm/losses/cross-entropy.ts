import type { RowLoss } from './row-loss';

/**
 * Weighted binary cross-entropy from a logit: w(y) (max(z, 0) - z y' + log(1 + exp(-|z|))), the form that never overflows
 * (TensorFlow's `sigmoid_cross_entropy_with_logits`), with the label smoothed to y' = y (1 - s) + s / 2 (Szegedy et
 * al., "Rethinking the Inception Architecture", CVPR 2016, section 7). The weight is that of the true class.
 */
export function logistic(classWeights: readonly [number, number], smoothing: number): RowLoss {
  return (outputs, label, gradient) => {
    const z = outputs[0]!;
    const weight = label === 1 ? classWeights[1] : classWeights[0];
    const y = label * (1 - smoothing) + smoothing / 2;
    gradient[0] = weight * (1 / (1 + Math.exp(-z)) - y);
    return weight * (Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z))));
  };
}

/**
 * Weighted cross-entropy of a softmax over the outputs: -w(y) sum_k y'_k log p_k, with y' = (1 - s) onehot(y) + s / classes.
 * The largest output is taken off first, so nothing overflows.
 */
export function categorical(classWeights: readonly number[], smoothing: number): RowLoss {
  return (outputs, label, gradient) => {
    const weight = classWeights[label] ?? Number.NaN;
    const share = smoothing / outputs.length;
    let largest = Number.NEGATIVE_INFINITY;
    for (const z of outputs) largest = Math.max(largest, z);
    let sum = 0;
    for (const z of outputs) sum += Math.exp(z - largest);
    const logSum = Math.log(sum) + largest;
    let loss = 0;
    for (let k = 0; k < outputs.length; k++) {
      const logP = outputs[k]! - logSum;
      const y = (k === label ? 1 - smoothing : 0) + share;
      loss -= weight * y * logP;
      gradient[k] = weight * (Math.exp(logP) - y);
    }
    return loss;
  };
}
