import { createRandom } from '@core/random';
import type { Labelled, Learner } from './learner';

export interface PermutationImportance {
  /** How much the score falls when the feature is shuffled among the rows: mean of the repeats. [width] */
  readonly mean: Float64Array;
  /** Sample standard deviation of the repeats; NaN of one. [width] */
  readonly sd: Float64Array;
}

/**
 * What a fitted model owes each feature on these rows, best those it was not fitted to: Breiman, "Random Forests" (2001), section 10. Unlike
 * the importances of a forest it favours no feature for having many values; correlated features stand in for each other.
 *
 * @param score of the predictions, larger is better
 * @param repeats shuffles of each feature, at least 1
 */
export function permutationImportance<Model>(
  learner: Learner<Model>,
  model: Model,
  { rows, labels, weights }: Labelled,
  score: (predictions: Float64Array, labels: ArrayLike<number>, weights: ArrayLike<number> | null) => number,
  repeats: number,
  seed: number,
): PermutationImportance {
  const { count, width } = rows;
  const whole = score(learner.predict(model, rows), labels, weights);
  const mean = new Float64Array(width);
  const sd = new Float64Array(width);
  const values = rows.values.slice();
  for (let f = 0; f < width; f++) {
    const drops = new Float64Array(repeats);
    for (let repeat = 0; repeat < repeats; repeat++) {
      const order = Int32Array.from({ length: count }, (_, row) => row);
      createRandom(seed, 'permutation', f, repeat).shuffle(order);
      for (let row = 0; row < count; row++) values[row * width + f] = rows.values[order[row]! * width + f]!;
      drops[repeat] = whole - score(learner.predict(model, { values, count, width }), labels, weights);
    }
    for (let row = 0; row < count; row++) values[row * width + f] = rows.values[row * width + f]!;
    mean[f] = drops.reduce((sum, drop) => sum + drop, 0) / repeats;
    const squares = drops.reduce((sum, drop) => sum + (drop - mean[f]!) ** 2, 0);
    sd[f] = repeats > 1 ? Math.sqrt(squares / (repeats - 1)) : Number.NaN;
  }
  return { mean, sd };
}
