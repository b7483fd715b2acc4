import type { ExperimentSpec } from '@shared/spec';

/** Rows labelled 0, 1, ... classes - 1. [classes] */
export function classCounts(labels: Float32Array, rows: Int32Array, classes: number): readonly number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const row of rows) counts[labels[row]!]! += 1;
  return counts;
}

/**
 * Weights of the losses of the rows of each class; `balanced` is rows / (classes * rows of the class), King and Zeng (2001), over the
 * classes that have rows. One without weighs nothing.
 */
export function classWeightsOf(
  kind: ExperimentSpec['training']['classWeights'],
  counts: readonly number[],
): readonly number[] {
  if (kind === 'none') return counts.map(() => 1);
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const classes = counts.filter((count) => count > 0).length;
  return counts.map((count) => (count > 0 ? rows / (classes * count) : 0));
}
