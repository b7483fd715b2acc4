/** Where a stretch of rows, sorted by a feature, is best cut. */
export interface Cut {
  feature: number;
  /** Rows of the left part are those before this place. */
  middle: number;
  /** Sum over both parts of (weighted sum of the labels)^2 / weight, over classes too: largest where they are purest. */
  score: number;
}

/** What a tree is grown for: how pure a node is and where it is cut. */
export interface Criterion {
  /** Numbers of a node's value: classes, or one. */
  readonly outputs: number;
  /** Takes up the rows of a node. */
  open(rows: Int32Array, from: number, to: number): void;
  /** Weight of the rows of the open node. */
  weight(): number;
  /** Weight times impurity: Gini's, or the variance. */
  impurity(): number;
  /** Score of the open node uncut, to be compared with a cut's. */
  score(): number;
  /** Writes shares of the classes, or the mean. [outputs] */
  writeValue(out: Float64Array): void;
  /**
   * Writes into `best` the first cut of the open node by this feature that beats its score; at least `leaf` rows on either side.
   *
   * @returns whether the feature varies among the rows at all
   */
  cut(
    rows: Int32Array,
    from: number,
    to: number,
    column: Float64Array,
    feature: number,
    leaf: number,
    best: Cut,
  ): boolean;
}

/** Features that are nearer than this count as equal, as in scikit-learn. */
export const equalWithin = 1e-7;

/** Middle between two neighbours; the lower one where rounding would give the upper. */
export function between(low: number, high: number): number {
  const middle = low / 2 + high / 2;
  return middle === high || !Number.isFinite(middle) ? low : middle;
}
