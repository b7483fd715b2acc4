import { type Criterion, equalWithin } from './criterion';

/**
 * Gini's impurity, 1 - the sum of the squared shares of the classes: Breiman, Friedman, Olshen and Stone, "Classification and
 * Regression Trees" (1984), section 4.3.
 *
 * @param labels numbers of classes [rows]
 * @param weights [rows]
 */
export function giniCriterion(labels: ArrayLike<number>, weights: Float64Array, classes: number): Criterion {
  const classOf = Int32Array.from(labels);
  const all = new Float64Array(classes);
  const left = new Float64Array(classes);
  const right = new Float64Array(classes);
  let [total, squares] = [0, 0];
  return {
    outputs: classes,
    open(rows, from, to) {
      all.fill(0);
      for (let i = from; i < to; i++) all[classOf[rows[i]!]!]! += weights[rows[i]!]!;
      total = all.reduce((sum, weight) => sum + weight, 0);
      squares = all.reduce((sum, weight) => sum + weight * weight, 0);
    },
    weight: () => total,
    impurity: () => total - squares / total,
    score: () => squares / total,
    writeValue(out) {
      for (let k = 0; k < classes; k++) out[k] = all[k]! / total;
    },
    cut(rows, from, to, column, feature, leaf, best) {
      if (!(column[rows[to - 1]!]! > column[rows[from]!]! + equalWithin)) return false;
      left.fill(0);
      right.set(all);
      let [weightLeft, squaresLeft, squaresRight] = [0, 0, squares];
      let value = column[rows[from]!]!;
      const last = to - Math.max(leaf, 1);
      const first = from + leaf;
      for (let i = from; i < last; i++) {
        const row = rows[i]!;
        const weight = weights[row]!;
        const k = classOf[row]!;
        squaresLeft += weight * (2 * left[k]! + weight);
        squaresRight += weight * (weight - 2 * right[k]!);
        left[k]! += weight;
        right[k]! -= weight;
        weightLeft += weight;
        const next = column[rows[i + 1]!]!;
        const isStep = next > value + equalWithin;
        value = next;
        if (!isStep || i + 1 < first) continue;
        const score = squaresLeft / weightLeft + squaresRight / (total - weightLeft);
        if (score > best.score) {
          best.score = score;
          best.feature = feature;
          best.middle = i + 1;
        }
      }
      return true;
    },
  };
}
