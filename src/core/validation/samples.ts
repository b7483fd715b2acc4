/**
 * Rows that can be learnt from or judged, with all that each of them reads. Time is counted in moments: bars of a series, dates of a
 * panel. Rows of the same moment stand together and come to the same side of every split. All columns [n], in order of `at`.
 */
export interface Samples {
  /** What folds list: the bar of a series, the row of a panel's stacked matrix. */
  readonly row: Int32Array;
  /** Moment at which it is decided: never falls from one row to the next. */
  readonly at: Int32Array;
  /** First moment that its window reads, at most `at`. */
  readonly start: Int32Array;
  /** Last moment that its label reads, at least `at`. */
  readonly end: Int32Array;
  /** Bars that a label is said to read ahead, which settings are checked by. One of a panel ends later where its series pauses. */
  readonly horizon: number;
}

/** A stretch of samples, by their places: from `from`, before `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * The rows of one series. A window never holds fewer bars than its lookback, so what bar t reads begins at t - lookback + 1.
 *
 * @param rows ascending bar indices whose window is complete and whose label is known
 * @param lookback bars of a window, the current one included
 * @param horizon bars after which a label is known at the latest
 * @param labelEnds last bar that the label of each bar reads, as labels say it; left out where all read `horizon` bars [time]
 */
export function samplesOf(
  rows: Int32Array,
  lookback: number,
  horizon: number,
  labelEnds: Int32Array | null = null,
): Samples {
  return {
    row: rows,
    at: rows,
    start: rows.map((t) => t - lookback + 1),
    end: rows.map((t) => labelEnds?.[t] ?? t + horizon),
    horizon,
  };
}

/** Where each moment begins among the samples, and their number at the end: moment m holds the places from [m] to [m + 1]. */
export function momentsOf({ at }: Samples): Int32Array {
  const begins: number[] = [];
  for (let i = 0; i < at.length; i++) if (i === 0 || at[i] !== at[i - 1]) begins.push(i);
  return Int32Array.from([...begins, at.length]);
}
