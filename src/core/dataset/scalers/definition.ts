import type { ExperimentSpec } from '@shared/spec';

export type ScalerSpec = Pick<ExperimentSpec['scaler'], 'kind' | 'distribution'>;

/** Brings the values of each feature to a common size. Features are counted as the columns of the feature matrix. */
export interface Scaler {
  /** What was learnt, by name: `mean` and `sd`, or whatever the kind learns; one entry a feature, or a row of them. */
  readonly fitted: Readonly<Record<string, Float64Array>>;
  /** Features that never moved on the training rows, rounding noise aside. */
  readonly constant: readonly number[];
  /** Features that move, but so seldom that the fitted spread is 0: they are shifted and not scaled. */
  readonly unscaled: readonly number[];
  /** One value of feature f; NaN stays NaN. */
  readonly scale: (value: number, f: number) => number;
}

/**
 * Learns a scaler from the bars of the rows, each bar once, and from no other: a row counts for its own bar t, and the
 * lookback - 1 bars before the first row, which its window reads, are scaled but not counted. So every bar that decides
 * the scaler is at or before the last row.
 *
 * @param raw [time, features], row-major; finite at every row of `rows`
 * @param rows bar indices of the training rows, at least one
 */
export type FitScaler = (raw: Float64Array, features: number, rows: Int32Array, spec: ScalerSpec) => Scaler;
