import type { ExperimentSpec } from '@shared/spec';

/** Rows labelled 0 and 1. */
export function classCounts(labels: Float32Array, rows: Int32Array): readonly [number, number] {
  let ups = 0;
  for (const row of rows) if (labels[row] === 1) ups++;
  return [rows.length - ups, ups];
}

/** Weights of the losses of the rows labelled 0 and 1; `balanced` is rows / (2 * rows of the class), King and Zeng (2001). */
export function classWeightsOf(
  kind: ExperimentSpec['training']['classWeights'],
  counts: readonly [number, number],
): readonly [number, number] {
  if (kind === 'none') return [1, 1];
  const rows = counts[0] + counts[1];
  return [rows / (2 * counts[0]), rows / (2 * counts[1])];
}
