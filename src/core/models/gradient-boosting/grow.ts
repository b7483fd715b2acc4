import { type Tree, TreeBuilder } from '../trees/tree';
import { bestSplit, leafValue, type Split, type SplitLimits, type Sums } from './best-split';
import type { BinnedColumns } from './bins';
import { fillHistogram, type Histogram, type HistogramPool, takeAway } from './histogram';

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
 * @param pool of histograms as wide as the data
 */
export function growBoostedTree(
  data: BinnedColumns,
  rows: Int32Array,
  gradient: Float64Array,
  hessian: Float64Array,
  limits: GrowLimits,
  pool: HistogramPool,
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
    const split = mayBeSplit(leaf, limits) ? bestSplit(data, leaf.histogram, leaf.sums, limits) : null;
    if (split === null) pool.giveBack(leaf.histogram);
    else splittable.push({ ...leaf, split });
  };

  const sums = sumsOf(rows, gradient, hessian);
  const histogram = pool.take();
  fillHistogram(histogram, data, rows, gradient, hessian);
  const root = add(rows, sums);
  consider({ node: root, rows, sums, depth: 0, histogram });

  for (let count = 1; count < limits.maxLeaves && splittable.length > 0; count++) {
    const parent = takeBest(splittable);
    const { split } = parent;
    const depth = parent.depth + 1;
    const [left, right] = partRows(parent.rows, data.bins[split.feature]!, split);
    const ofLeft = { node: add(left, split.left), rows: left, sums: split.left, depth };
    const ofRight = { node: add(right, split.right), rows: right, sums: split.right, depth };
    const threshold = data.thresholds[split.feature]![split.bin]!;
    builder.split(parent.node, split.feature, threshold, ofLeft.node, ofRight.node);
    const isLast = count + 1 >= limits.maxLeaves;
    if (isLast || !(mayBeSplit(ofLeft, limits) || mayBeSplit(ofRight, limits))) {
      pool.giveBack(parent.histogram);
      continue;
    }
    const [smaller, larger] = left.length < right.length ? [ofLeft, ofRight] : [ofRight, ofLeft];
    const counted = pool.take();
    fillHistogram(counted, data, smaller.rows, gradient, hessian);
    takeAway(parent.histogram, counted);
    const histograms = new Map([
      [smaller, counted],
      [larger, parent.histogram],
    ]);
    for (const child of [ofLeft, ofRight]) consider({ ...child, histogram: histograms.get(child)! });
  }
  for (const leaf of splittable) pool.giveBack(leaf.histogram);
  return { tree: builder.build(), leaves };
}

function mayBeSplit({ sums, depth }: Pick<Leaf, 'sums' | 'depth'>, limits: GrowLimits): boolean {
  return sums.count >= 2 * limits.minLeafRows && depth < limits.maxDepth;
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
