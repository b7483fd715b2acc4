import type { FeatureColumns } from './feature-columns';
import { fitScaler } from './scaler';
import type { Scaler, ScalerSpec } from './scalers/definition';

export interface ScaledMatrix extends Pick<Scaler, 'fitted' | 'constant' | 'unscaled'> {
  /** NaN where a feature is undefined. [time, features], row-major */
  readonly matrix: Float32Array;
}

/**
 * The matrix of all features, each scaled as the spec says by what its own training rows teach.
 *
 * @param trainingRows bar indices, at least one
 */
export function scaledMatrix(
  spec: ScalerSpec,
  { names, known, each }: Pick<FeatureColumns, 'names' | 'known' | 'each'>,
  trainingRows: Int32Array,
): ScaledMatrix {
  const width = names.length;
  const { length } = known;
  const matrix = new Float32Array(length * width);
  const group = new Float32Array(length * Math.min(width, groupSize));
  const scalers: Scaler[] = [];
  each((values, f) => {
    const scaler = fitScaler(spec, values, 1, trainingRows);
    const place = f % groupSize;
    scaleColumn(values, scaler, group.subarray(place * length, (place + 1) * length));
    if (place === groupSize - 1 || f === width - 1) weave(group, place + 1, matrix, f - place, width);
    scalers.push(scaler);
  });
  const those = (which: 'constant' | 'unscaled') =>
    scalers.flatMap((one, f) => (one[which].length > 0 ? [f] : []));
  return { matrix, fitted: together(scalers), constant: those('constant'), unscaled: those('unscaled') };
}

/**
 * Columns that are written into the matrix at once: written one by one, each would take all of the matrix through the processor's
 * cache.
 */
const groupSize = 8;

function scaleColumn(values: Float64Array, { scale }: Scaler, out: Float32Array): void {
  const length = values.length;
  for (let t = 0; t < length; t++) out[t] = scale(values[t]!, 0);
}

/** @param group the columns from `first` on, one after the other. [count, time] */
function weave(group: Float32Array, count: number, matrix: Float32Array, first: number, width: number): void {
  const length = matrix.length / width;
  for (let t = 0; t < length; t++) {
    const row = t * width + first;
    for (let k = 0; k < count; k++) matrix[row + k] = group[k * length + t]!;
  }
}

/** What every scaler learnt, one feature after the other. */
function together(scalers: readonly Scaler[]): Scaler['fitted'] {
  const names = Object.keys(scalers[0]?.fitted ?? {});
  return Object.fromEntries(
    names.map((name) => [name, Float64Array.from(scalers.flatMap(({ fitted }) => [...fitted[name]!]))]),
  );
}
