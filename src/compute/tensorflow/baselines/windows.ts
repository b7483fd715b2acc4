import type { TrainingData } from '../../device';
import type { SequenceShape } from './architecture';

/** The windows that end at `rows`, one after the other. [rows, lookback, features] */
export function windowsOf(
  { lookback, features }: SequenceShape,
  { matrix }: TrainingData,
  rows: Int32Array,
): Float32Array {
  const size = lookback * features;
  const windows = new Float32Array(rows.length * size);
  for (let s = 0; s < rows.length; s++) {
    const end = (rows[s]! + 1) * features;
    windows.set(matrix.subarray(end - size, end), s * size);
  }
  return windows;
}
