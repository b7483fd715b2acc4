/** Rows that a model can be asked about, by what is known of their answer. Ascending bar indices. */
export interface UsableRows {
  /** Window complete, label known. */
  readonly labelled: Int32Array;
  /** Window complete, label in the future: the latest `horizon` bars, which a signal for today is made from. */
  readonly unlabelled: Int32Array;
}

/**
 * Finds the bars t whose window t - lookback + 1 ... t holds a finite value for every feature.
 *
 * @param matrix [time, features], row-major
 * @param labels [time], NaN where unknown
 */
export function usableRows(
  matrix: Float64Array | Float32Array,
  labels: Float32Array | Float64Array,
  lookback: number,
  horizon: number,
): UsableRows {
  const bars = labels.length;
  const features = matrix.length / bars;
  const labelled: number[] = [];
  const unlabelled: number[] = [];
  let complete = 0; // bars in a row with every feature finite
  for (let t = 0; t < bars; t++) {
    complete = isComplete(matrix, t * features, features) ? complete + 1 : 0;
    if (complete < lookback) continue;
    if (!Number.isNaN(labels[t]!)) labelled.push(t);
    else if (t >= bars - horizon) unlabelled.push(t);
  }
  return { labelled: Int32Array.from(labelled), unlabelled: Int32Array.from(unlabelled) };
}

function isComplete(matrix: Float64Array | Float32Array, start: number, features: number): boolean {
  for (let i = start; i < start + features; i++) if (!Number.isFinite(matrix[i]!)) return false;
  return true;
}
