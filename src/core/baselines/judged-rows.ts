/** What was said of the test rows of all folds, put together, and what came of it: all that a comparison reads. */
export interface JudgedRows {
  /** Moment of each row, never falling: bar of the series, or date of the panel. [rows] */
  readonly moments: Int32Array;
  /** P(up) as it was traded by, after calibration; NaN where nothing was said. [rows] */
  readonly probability: Float64Array;
  /** Of three classes P(down); null of the others. [rows] */
  readonly probabilityDown: Float64Array | null;
  /** The number forecast; null of classes. [rows] */
  readonly forecast: Float64Array | null;
  /** Return of the account over each bar of the test, after costs. [moments] */
  readonly returns: Float64Array;
}

/** What came true, the same for all that are compared. [rows] each, NaN where unknown */
export interface CameTrue {
  /** Class or value. */
  readonly outcome: Float64Array;
  /** 1 P(up) came true, 0 it did not. */
  readonly label: Float64Array;
}
