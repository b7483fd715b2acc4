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
 * @param labelEnds last bar that the label of each bar reads, as labels say it; a horizon where it is the same for all [time]
 */
export function samplesOf(rows: Int32Array, lookback: number, labelEnds: Int32Array | number): Samples {
  const endOf = (t: number) => (typeof labelEnds === 'number' ? t + labelEnds : labelEnds[t]!);
  return {
    row: rows,
    at: rows,
    start: rows.map((t) => t - lookback + 1),
    end: rows.map(endOf),
  };
}

/** Where each moment begins among the samples, and their number at the end: moment m holds the places from [m] to [m + 1]. */
export function momentsOf({ at }: Samples): Int32Array {
  const begins: number[] = [];
  for (let i = 0; i < at.length; i++) if (i === 0 || at[i] !== at[i - 1]) begins.push(i);
  return Int32Array.from([...begins, at.length]);
}

/** Moments from a row to the last that its label reads, at most: the horizon, where labels have one. */
export function longestLabel({ at, end }: Samples): number {
  let longest = 0;
  for (let i = 0; i < at.length; i++) longest = Math.max(longest, end[i]! - at[i]!);
  return longest;
}
