import type { FeatureColumns } from './feature-columns';
import { fitScaler } from './scaler';
import type { Scaler, ScalerSpec } from './scalers/definition';

export interface ScaledMatrix extends Pick<Scaler, 'fitted' | 'constant' | 'unscaled'> {
  /** NaN where a feature is undefined. [time, features], row-major */
  readonly matrix: Float32Array;
}

/**
 * The matrix of all features, each scaled as the spec says by what its own training rows teach: column after column, so that no more
 * than one is in memory in double precision.
 *
 * @param trainingRows bar indices, at least one
 */
export function scaledMatrix(
  spec: ScalerSpec,
  { names, known, each }: Pick<FeatureColumns, 'names' | 'known' | 'each'>,
  trainingRows: Int32Array,
): ScaledMatrix {
  const width = names.length;
  const matrix = new Float32Array(known.length * width);
  const scalers: Scaler[] = [];
  each((values, f) => {
    const scaler = fitScaler(spec, values, 1, trainingRows);
    writeColumn(values, scaler, matrix, f, width);
    scalers.push(scaler);
  });
  const those = (which: 'constant' | 'unscaled') =>
    scalers.flatMap((one, f) => (one[which].length > 0 ? [f] : []));
  return { matrix, fitted: together(scalers), constant: those('constant'), unscaled: those('unscaled') };
}

function writeColumn(
  values: Float64Array,
  { scale }: Scaler,
  matrix: Float32Array,
  f: number,
  width: number,
): void {
  const length = values.length;
  for (let t = 0; t < length; t++) matrix[t * width + f] = scale(values[t]!, 0);
}

/** What every scaler learnt, one feature after the other. */
function together(scalers: readonly Scaler[]): Scaler['fitted'] {
  const names = Object.keys(scalers[0]?.fitted ?? {});
  return Object.fromEntries(
    names.map((name) => [name, Float64Array.from(scalers.flatMap(({ fitted }) => [...fitted[name]!]))]),
  );
}
