import type { Rows } from '../learner';

/**
 * A binary tree as columns, nodes in the order in which they were made, the root first. A row goes to `left` where its feature is at
 * most the threshold, else to `right`. [nodes] each
 */
export interface Tree {
  /** -1 of a leaf. */
  readonly feature: readonly number[];
  /** 0 of a leaf. */
  readonly threshold: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** What the training rows of the node were: shares of the classes, or their mean. [nodes, outputs] */
  readonly values: readonly number[];
}

/** The number of the leaf that a row ends in. */
export function leafOf(tree: Tree, { values, width }: Rows, row: number): number {
  const { feature, threshold, left, right } = tree;
  const from = row * width;
  let node = 0;
  for (;;) {
    const f = feature[node]!;
    if (f < 0) return node;
    node = values[from + f]! <= threshold[node]! ? left[node]! : right[node]!;
  }
}

/** Where a tree's values go in a row of `width` numbers. */
export interface Place {
  readonly width: number;
  readonly first: number;
}

/** Adds the values of each row's leaf to `out`, from the row's number `first` on. [count, width] */
export function addTree(tree: Tree, rows: Rows, { width, first }: Place, out: Float64Array): void {
  const { values } = tree;
  const outputs = values.length / tree.feature.length;
  for (let row = 0; row < rows.count; row++) {
    const leaf = leafOf(tree, rows, row) * outputs;
    const at = row * width + first;
    for (let k = 0; k < outputs; k++) out[at + k]! += values[leaf + k]!;
  }
}

/** Nodes in the making. */
export class TreeBuilder {
  readonly feature: number[] = [];
  readonly threshold: number[] = [];
  readonly left: number[] = [];
  readonly right: number[] = [];
  readonly values: number[] = [];

  /** A leaf with these values; its number. */
  addLeaf(values: ArrayLike<number>): number {
    this.feature.push(-1);
    this.threshold.push(0);
    this.left.push(-1);
    this.right.push(-1);
    for (let k = 0; k < values.length; k++) this.values.push(values[k]!);
    return this.feature.length - 1;
  }

  /** Makes a leaf the parent of two. */
  split(node: number, feature: number, threshold: number, left: number, right: number): void {
    this.feature[node] = feature;
    this.threshold[node] = threshold;
    this.left[node] = left;
    this.right[node] = right;
  }

  build(): Tree {
    const { feature, threshold, left, right, values } = this;
    return { feature, threshold, left, right, values };
  }
}
