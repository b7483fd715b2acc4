/**
 * Columns that are written again once nobody reads them any more. New memory has to be cleared page by page, which takes longer
 * than most indicators take over a million bars.
 */
const spare: Float64Array[] = [];
const mostSpare = 4;
const taken = new WeakSet<Float64Array>();

/** A column of so many values, whatever they are: who takes it writes every one of them. */
export function takeColumn(length: number): Float64Array {
  const found = spare.findIndex((column) => column.length === length);
  const column = found < 0 ? new Float64Array(length) : spare.splice(found, 1)[0]!;
  taken.add(column);
  return column;
}

/**
 * Of columns that nobody reads or writes from then on; ones that were not taken, such as columns of the data, are left alone.
 */
export function giveBack(...columns: readonly Float64Array[]): void {
  for (const column of columns) {
    if (!taken.delete(column)) continue;
    if (spare.length === mostSpare) spare.shift();
    spare.push(column);
  }
}
