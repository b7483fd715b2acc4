import type { TrainingData } from '../device';
import type { DataPlace } from './model';

/** The data of a group's models one after another, each object once. */
export interface JoinedData {
  /** Of each model. */
  readonly places: readonly DataPlace[];
  readonly parts: readonly (DataPlace & { readonly data: TrainingData })[];
  /** Numbers in all. */
  readonly matrixSize: number;
  readonly labelsSize: number;
}

export function joinData(data: readonly TrainingData[]): JoinedData {
  const parts = new Map<TrainingData, DataPlace>();
  let [matrixSize, labelsSize] = [0, 0];
  const places = data.map((each) => {
    const known = parts.get(each);
    if (known !== undefined) return known;
    const place = { matrixAt: matrixSize, labelsAt: labelsSize };
    parts.set(each, place);
    matrixSize += each.matrix.length;
    labelsSize += each.labels.length;
    return place;
  });
  return {
    places,
    parts: [...parts].map(([each, place]) => ({ ...place, data: each })),
    matrixSize,
    labelsSize,
  };
}
