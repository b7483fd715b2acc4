/** Half-open range of bar indices. */
export interface BarRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The bars over which a split is traded and drawn: everything from its first row to its last, and the
 * `horizon` bars after it in which the last signal is filled and its label comes true, as far as there are
 * such bars and no other split begins.
 *
 * @param moments bar index of each row, of a panel its date, in any order, at least one.
 * @param endBefore first bar of the next split, or the number of bars.
 */
export function splitRange(moments: Int32Array, horizon: number, endBefore: number): BarRange {
  const { first, last } = extremesOf(moments);
  return { start: first, end: Math.max(Math.min(last + 1 + horizon, endBefore), last + 1) };
}

/** The least and the largest of at least one. */
export function extremesOf(moments: Int32Array): { readonly first: number; readonly last: number } {
  let [first, last] = [moments[0]!, moments[0]!];
  for (const moment of moments) {
    if (moment < first) first = moment;
    if (moment > last) last = moment;
  }
  return { first, last };
}

/** Values of rows laid out over the bars of a range, NaN at bars that are no row. */
export function spreadRows(rows: Int32Array, values: Float64Array, { start, end }: BarRange): Float64Array {
  const spread = new Float64Array(end - start).fill(Number.NaN);
  rows.forEach((bar, row) => {
    spread[bar - start] = values[row]!;
  });
  return spread;
}

/**
 * The same where a bar has several rows, as a date of a panel has: the mean of their values, of those known; NaN where none is.
 *
 * @param moments bar of each row, in any order. [rows]
 */
export function meansOf(moments: Int32Array, values: Float64Array, { start, end }: BarRange): Float64Array {
  const sums = new Float64Array(end - start);
  const counts = new Float64Array(end - start);
  moments.forEach((moment, row) => {
    if (moment < start || moment >= end || Number.isNaN(values[row]!)) return;
    sums[moment - start]! += values[row]!;
    counts[moment - start]! += 1;
  });
  return sums.map((sum, at) => sum / counts[at]!);
}
