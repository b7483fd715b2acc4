import type { BinnedColumns } from './bins';
import { binsOf, type Histogram, perBin } from './histogram';

export interface Sums {
  readonly gradient: number;
  readonly hessian: number;
  readonly count: number;
}

export interface Split {
  readonly feature: number;
  /** Rows of this bin and those below go left. */
  readonly bin: number;
  readonly gain: number;
  readonly left: Sums;
  readonly right: Sums;
}

export interface SplitLimits {
  readonly minLeafRows: number;
  readonly l2: number;
}

/** Second derivatives that either side has at least, as in scikit-learn. */
const minHessian = 1e-3;

/** What a leaf adds to the prediction: one Newton step. */
export function leafValue({ gradient, hessian }: Sums, l2: number): number {
  return -gradient / (hessian + l2 + 1e-15);
}

/**
 * The split of a node that lowers the second-order approximation of the loss most: Friedman, "Greedy Function Approximation" (Annals
 * of Statistics 29(5), 2001) with the gain of Chen and Guestrin, "XGBoost" (KDD 2016), equation 7. The first of equal ones; null
 * where none lowers it.
 */
export function bestSplit(
  { width, thresholds }: BinnedColumns,
  histogram: Histogram,
  node: Sums,
  limits: SplitLimits,
): Split | null {
  let best: Split | null = null;
  for (let f = 0; f < width; f++) {
    const split = bestOfFeature(histogram, f, thresholds[f]!.length, node, limits);
    if (split !== null && (best === null || split.gain > best.gain)) best = split;
  }
  return best;
}

function bestOfFeature(
  histogram: Histogram,
  feature: number,
  cuts: number,
  node: Sums,
  { minLeafRows, l2 }: SplitLimits,
): Split | null {
  const from = feature * binsOf * perBin;
  const uncut = lossOf(node.gradient, node.hessian, l2);
  let [gradient, hessian, count] = [0, 0, 0];
  let [bestGain, bestBin, bestGradient, bestHessian, bestCount] = [0, -1, 0, 0, 0];
  for (let bin = 0; bin < cuts; bin++) {
    const at = from + bin * perBin;
    const rows = histogram[at + 2]!;
    // An empty bin parts the rows as the one before; what subtraction left in it must not make it look better.
    if (rows === 0) continue;
    gradient += histogram[at]!;
    hessian += histogram[at + 1]!;
    count += rows;
    if (count < minLeafRows || hessian < minHessian) continue;
    if (node.count - count < minLeafRows || node.hessian - hessian < minHessian) break;
    const gain =
      uncut - lossOf(gradient, hessian, l2) - lossOf(node.gradient - gradient, node.hessian - hessian, l2);
    if (gain > bestGain) {
      bestGain = gain;
      bestBin = bin;
      bestGradient = gradient;
      bestHessian = hessian;
      bestCount = count;
    }
  }
  if (bestBin < 0) return null;
  return {
    feature,
    bin: bestBin,
    gain: bestGain,
    left: { gradient: bestGradient, hessian: bestHessian, count: bestCount },
    right: {
      gradient: node.gradient - bestGradient,
      hessian: node.hessian - bestHessian,
      count: node.count - bestCount,
    },
  };
}

function lossOf(gradient: number, hessian: number, l2: number): number {
  return -(gradient * gradient) / (hessian + l2 + 1e-15);
}
