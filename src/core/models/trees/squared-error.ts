import { type Criterion, equalWithin } from './criterion';

/**
 * The variance of the labels, so that a cut takes off as much squared error as it can: Breiman, Friedman, Olshen and Stone,
 * "Classification and Regression Trees" (1984), section 8.3.
 *
 * @param labels [rows]
 * @param weights [rows]
 */
export function squaredErrorCriterion(labels: ArrayLike<number>, weights: Float64Array): Criterion {
  const weighted = Float64Array.from(labels, (label, row) => label * weights[row]!);
  let [total, sum, squares] = [0, 0, 0];
  return {
    outputs: 1,
    open(rows, from, to) {
      [total, sum, squares] = [0, 0, 0];
      for (let i = from; i < to; i++) {
        const row = rows[i]!;
        total += weights[row]!;
        sum += weighted[row]!;
        squares += weighted[row]! * labels[row]!;
      }
    },
    weight: () => total,
    // Rounding leaves something where all labels are equal, which must not be cut further.
    impurity: () => {
      const error = squares - (sum * sum) / total;
      return error > 1e-12 * squares ? error : 0;
    },
    score: () => (sum * sum) / total,
    writeValue(out) {
      out[0] = sum / total;
    },
    cut(rows, from, to, column, feature, leaf, best) {
      if (!(column[rows[to - 1]!]! > column[rows[from]!]! + equalWithin)) return false;
      let [weightLeft, sumLeft] = [0, 0];
      let value = column[rows[from]!]!;
      const last = to - Math.max(leaf, 1);
      const first = from + leaf;
      for (let i = from; i < last; i++) {
        const row = rows[i]!;
        weightLeft += weights[row]!;
        sumLeft += weighted[row]!;
        const next = column[rows[i + 1]!]!;
        const isStep = next > value + equalWithin;
        value = next;
        if (!isStep || i + 1 < first) continue;
        const sumRight = sum - sumLeft;
        const score = (sumLeft * sumLeft) / weightLeft + (sumRight * sumRight) / (total - weightLeft);
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
