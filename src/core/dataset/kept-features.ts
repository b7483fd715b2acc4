import type { FeatureColumns } from './feature-columns';
import { scaledMatrix } from './scaled-matrix';
import { scalerWarnings } from './scaler';
import type { Scaler, ScalerSpec } from './scalers/definition';

/** The features of a fold, scaled by what its training rows teach. */
export interface ScaledFeatures {
  /** NaN where a feature is undefined. [stack, features], row-major */
  readonly matrix: Float32Array;
  readonly fitted: Scaler['fitted'];
  /** Features that never change on the training rows. */
  readonly constant: readonly number[];
  /** Sentences for the user. */
  readonly notes: readonly string[];
}

/** Scales features as often as there are folds. */
export type ScaleFeatures = (trainingRows: Int32Array) => ScaledFeatures;

/** Those of one series. */
export function scaleColumns(
  spec: ScalerSpec,
  features: Pick<FeatureColumns, 'names' | 'known' | 'each'>,
): ScaleFeatures {
  return (trainingRows) => {
    const scaled = scaledMatrix(spec, features, trainingRows);
    return { ...scaled, notes: scalerWarnings(spec, scaled, features.names) };
  };
}

/** A copy of the columns that can be looked at as often as there are folds: 8 bytes a bar and feature. */
export function keepColumns({ names, warmUp, known, each }: FeatureColumns): FeatureColumns {
  const columns: Float64Array[] = [];
  each((values, f) => {
    columns[f] = values.slice();
  });
  return { names, warmUp, known, each: (visit) => columns.forEach(visit) };
}

/** All columns side by side. [time, features] */
export function rawMatrix({ names, known, each }: FeatureColumns): Float64Array {
  const width = names.length;
  const raw = new Float64Array(known.length * width);
  each((values, f) => {
    for (let t = 0; t < values.length; t++) raw[t * width + f] = values[t]!;
  });
  return raw;
}
