import type { Labelled } from '../learner';
import type { Objective } from '../optimise/lbfgs';

/**
 * Weighted sum of the cross-entropies of all rows plus penalty / 2 times the sum of the squared coefficients; intercepts are free. With
 * one output (two classes) its sigmoid is the chance of the second class, with more their softmax is. Parameters are
 * [outputs, width + 1], the intercept last: scikit-learn's HalfBinomialLoss and HalfMultinomialLoss with C = 1 / penalty.
 *
 * @param data labels are places 0 ... among the classes that have rows
 */
export function crossEntropy(data: Labelled, outputs: number, penalty: number): Objective {
  const { rows, labels, weights } = data;
  const { values, count, width } = rows;
  const scores = new Float64Array(outputs);
  const judge = outputs === 1 ? judgeTwo : judgeMany;
  return (parameters, gradient) => {
    gradient.fill(0);
    let sum = 0;
    for (let row = 0; row < count; row++) {
      const weight = weights === null ? 1 : weights[row]!;
      if (weight === 0) continue;
      scoresOf(values, row, width, parameters, scores);
      sum += weight * judge(scores, labels[row]!);
      const from = row * width;
      for (let k = 0; k < outputs; k++) {
        const error = weight * scores[k]!;
        const at = k * (width + 1);
        for (let f = 0; f < width; f++) gradient[at + f]! += error * values[from + f]!;
        gradient[at + width]! += error;
      }
    }
    return sum + addPenalty(parameters, gradient, width, penalty);
  };
}

/** Coefficients times features plus intercept. [outputs] */
export function scoresOf(
  values: Float32Array | Float64Array,
  row: number,
  width: number,
  parameters: ArrayLike<number>,
  scores: Float64Array,
): void {
  const from = row * width;
  for (let k = 0; k < scores.length; k++) {
    const at = k * (width + 1);
    let sum = parameters[at + width]!;
    for (let f = 0; f < width; f++) sum += parameters[at + f]! * values[from + f]!;
    scores[k] = sum;
  }
}

/** In place, the largest taken off first so that nothing overflows. */
export function softmax(scores: Float64Array): void {
  let largest = -Infinity;
  for (let k = 0; k < scores.length; k++) if (scores[k]! > largest) largest = scores[k]!;
  let sum = 0;
  for (let k = 0; k < scores.length; k++) sum += scores[k] = Math.exp(scores[k]! - largest);
  for (let k = 0; k < scores.length; k++) scores[k]! /= sum;
}

export function sigmoid(score: number): number {
  if (score >= 0) return 1 / (1 + Math.exp(-score));
  const e = Math.exp(score);
  return e / (1 + e);
}

/** The loss of one row; the score becomes its derivative. */
function judgeTwo(scores: Float64Array, label: number): number {
  const score = scores[0]!;
  scores[0] = sigmoid(score) - label;
  return Math.max(score, 0) - label * score + Math.log1p(Math.exp(-Math.abs(score)));
}

function judgeMany(scores: Float64Array, label: number): number {
  const own = scores[label]!;
  let largest = -Infinity;
  for (let k = 0; k < scores.length; k++) if (scores[k]! > largest) largest = scores[k]!;
  let sum = 0;
  for (let k = 0; k < scores.length; k++) sum += scores[k] = Math.exp(scores[k]! - largest);
  for (let k = 0; k < scores.length; k++) scores[k]! /= sum;
  scores[label]! -= 1;
  return Math.log(sum) + largest - own;
}

function addPenalty(
  parameters: Float64Array,
  gradient: Float64Array,
  width: number,
  penalty: number,
): number {
  let squares = 0;
  for (let i = 0; i < parameters.length; i++) {
    if (i % (width + 1) === width) continue;
    squares += parameters[i]! ** 2;
    gradient[i]! += penalty * parameters[i]!;
  }
  return (penalty / 2) * squares;
}
