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
 * @param rows bar index of each row, ascending, at least one.
 * @param endBefore first bar of the next split, or the number of bars.
 */
export function splitRange(rows: Int32Array, horizon: number, endBefore: number): BarRange {
  const last = rows[rows.length - 1]!;
  return { start: rows[0]!, end: Math.max(Math.min(last + 1 + horizon, endBefore), last + 1) };
}

/** Values of rows laid out over the bars of a range, NaN at bars that are no row. */
export function spreadRows(rows: Int32Array, values: Float64Array, { start, end }: BarRange): Float64Array {
  const spread = new Float64Array(end - start).fill(Number.NaN);
  rows.forEach((bar, row) => {
    spread[bar - start] = values[row]!;
  });
  return spread;
}
