/** Values of feature f at the rows, in a column of their own. `raw` is [time, features], row-major. */
export function columnAt(raw: Float64Array, features: number, f: number, rows: Int32Array): Float64Array {
  const column = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) column[i] = raw[rows[i]! * features + f]!;
  return column;
}
