/** A label for each bar, and how far into the future each one looks. */
export interface Labelled {
  /** NaN where unknown. [time] */
  readonly values: Float64Array;
  /** Last bar that the label of each bar reads: what comes after cannot change it. The bar itself where unknown. [time] */
  readonly ends: Int32Array;
}

/** Labels that all read the same number of bars ahead. */
export function withHorizon(values: Float64Array, horizon: number): Labelled {
  const ends = Int32Array.from(values, (value, t) => (Number.isNaN(value) ? t : t + horizon));
  return { values, ends };
}
