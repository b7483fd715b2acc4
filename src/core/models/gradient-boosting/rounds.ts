import type { Rows } from '../learner';
import { addTree, type Tree } from '../trees/tree';

/** Adds what the trees of a round, one a raw score, say of each row. [count, scores] */
export function addRound(trees: readonly Tree[], rows: Rows, raw: Float64Array): void {
  for (const [k, tree] of trees.entries()) addTree(tree, rows, { width: trees.length, first: k }, raw);
}

/** [values] -> [times, values] */
export function repeated(values: readonly number[], times: number): Float64Array {
  return Float64Array.from({ length: times * values.length }, (_, i) => values[i % values.length]!);
}
