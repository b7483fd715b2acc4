import { type Tree, TreeBuilder } from '../trees/tree';
import { bestSplit, leafValue, type Split, type SplitLimits, type Sums } from './best-split';
import type { BinnedColumns } from './bins';
import { type Histogram, histogramOf, without } from './histogram';

export interface GrowLimits extends SplitLimits {
  readonly maxLeaves: number;
  /** Infinity for no limit. */
  readonly maxDepth: number;
  /** What each leaf's step is multiplied by. */
  readonly shrinkage: number;
}

export interface BoostedTree {
  readonly tree: Tree;
  /** Leaf of each training row that was given. [count] of the columns; 0 for rows that were not */
  readonly leaves: Int32Array;
}

interface Leaf {
  readonly node: number;
  readonly rows: Int32Array;
  readonly sums: Sums;
  readonly depth: number;
  readonly histogram: Histogram;
  readonly split: Split;
}

/**
 * A regression tree on histograms, the leaf that gains most split first: Ke et al., "LightGBM" (NeurIPS 2017). The splits are those of
 * scikit-learn's HistGradientBoosting but for rounding, since there derivatives are single precision.
 *
 * @param rows that are grown from, ascending
 */
export function growBoostedTree(
  data: BinnedColumns,
  rows: Int32Array,
  gradient: Float64Array,
  hessian: Float64Array,
  limits: GrowLimits,
): BoostedTree {
  const builder = new TreeBuilder();
  const leaves = new Int32Array(data.count);
  const splittable: Leaf[] = [];
  const add = (own: Int32Array, sums: Sums): number => {
    const node = builder.addLeaf([limits.shrinkage * leafValue(sums, limits.l2)]);
    for (let i = 0; i < own.length; i++) leaves[own[i]!] = node;
    return node;
  };
  const consider = (leaf: Omit<Leaf, 'split'>): void => {
    const split = bestSplit(data, leaf.histogram, leaf.sums, limits);
    if (split !== null) splittable.push({ ...leaf, split });
  };
  const mayBeSplit = (sums: Sums, depth: number) =>
    sums.count >= 2 * limits.minLeafRows && depth < limits.maxDepth;

  const sums = sumsOf(rows, gradient, hessian);
  const root = add(rows, sums);
  if (mayBeSplit(sums, 0) && limits.maxLeaves > 1)
    consider({ node: root, rows, sums, depth: 0, histogram: histogramOf(data, rows, gradient, hessian) });

  for (let count = 1; count < limits.maxLeaves && splittable.length > 0; count++) {
    const { node, rows: own, depth, histogram, split } = takeBest(splittable);
    const [left, right] = partRows(own, data.bins[split.feature]!, split);
    const leftNode = add(left, split.left);
    const rightNode = add(right, split.right);
    builder.split(node, split.feature, data.thresholds[split.feature]![split.bin]!, leftNode, rightNode);
    const deeper = depth + 1;
    const [leftMay, rightMay] = [mayBeSplit(split.left, deeper), mayBeSplit(split.right, deeper)];
    if (count + 1 >= limits.maxLeaves || !(leftMay || rightMay)) continue;
    const isLeftSmaller = left.length < right.length;
    const counted = histogramOf(data, isLeftSmaller ? left : right, gradient, hessian);
    const rest = without(histogram, counted);
    const [ofLeft, ofRight] = isLeftSmaller ? [counted, rest] : [rest, counted];
    if (leftMay) consider({ node: leftNode, rows: left, sums: split.left, depth: deeper, histogram: ofLeft });
    if (rightMay)
      consider({ node: rightNode, rows: right, sums: split.right, depth: deeper, histogram: ofRight });
  }
  return { tree: builder.build(), leaves };
}

function sumsOf(rows: Int32Array, gradient: Float64Array, hessian: Float64Array): Sums {
  let [sum, second] = [0, 0];
  for (const row of rows) {
    sum += gradient[row]!;
    second += hessian[row]!;
  }
  return { gradient: sum, hessian: second, count: rows.length };
}

/** The leaf with the largest gain, the first of equal ones, taken off the list. */
function takeBest(leaves: Leaf[]): Leaf {
  let at = 0;
  for (let i = 1; i < leaves.length; i++) if (leaves[i]!.split.gain > leaves[at]!.split.gain) at = i;
  return leaves.splice(at, 1)[0]!;
}

function partRows(rows: Int32Array, bins: Uint8Array, split: Split): readonly [Int32Array, Int32Array] {
  const left = new Int32Array(split.left.count);
  const right = new Int32Array(split.right.count);
  let [l, r] = [0, 0];
  for (const row of rows) {
    if (bins[row]! <= split.bin) left[l++] = row;
    else right[r++] = row;
  }
  return [left, right];
}
