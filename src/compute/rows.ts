import type { ModelShape, TrainingData } from './device';

/** Throws where a window would begin before the data or a row lies outside it. */
export function assertRowsFit(
  shape: Pick<ModelShape, 'lookback' | 'features'>,
  data: TrainingData,
  rows: Int32Array,
): void {
  const bars = data.matrix.length / shape.features;
  for (const row of rows) {
    if (row < shape.lookback - 1 || row >= bars) {
      throw new RangeError(
        `Row ${row} has no window of ${shape.lookback} bars in a matrix of ${bars}: rows run from ${shape.lookback - 1} to ${bars - 1}.`,
      );
    }
  }
}
