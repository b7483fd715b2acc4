/** Rows that a model can be asked about, by what is known of their answer. Ascending bar indices. */
export interface UsableRows {
  /** Window complete, label known. */
  readonly labelled: Int32Array;
  /** Window complete, label in the future: the latest `horizon` bars, which a signal for today is made from. */
  readonly unlabelled: Int32Array;
}

/**
 * Finds the bars t whose window t - lookback + 1 ... t holds a finite value for every feature and no break.
 *
 * @param matrix [time, features], row-major
 * @param labels [time], NaN where unknown
 * @param breaks 1 where bars are missing just before, which no window reaches across; null where nothing breaks [time]
 */
export function usableRows(
  matrix: Float64Array | Float32Array,
  labels: Float32Array | Float64Array,
  lookback: number,
  horizon: number,
  breaks: Uint8Array | null = null,
): UsableRows {
  const bars = labels.length;
  const features = matrix.length / bars;
  const labelled: number[] = [];
  const unlabelled: number[] = [];
  let complete = 0; // bars in a row with every feature finite
  for (let t = 0; t < bars; t++) {
    if (breaks?.[t] === 1) complete = 0;
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
