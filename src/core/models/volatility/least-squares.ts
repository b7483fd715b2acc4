/**
 * Coefficients with the smallest sum of squared errors, by Householder's QR: Golub and Van Loan, "Matrix Computations" (2013), algorithm
 * 5.3.2. NaN throughout where a column is a combination of those before it, or there are fewer rows than columns.
 *
 * @param design [rows, columns], row-major
 * @param target [rows]
 */
export function leastSquares(design: Float64Array, target: Float64Array): Float64Array {
  const rows = target.length;
  const columns = design.length / rows;
  if (rows < columns || !Number.isInteger(columns))
    return new Float64Array(Math.ceil(columns)).fill(Number.NaN);
  const a = design.slice();
  const y = target.slice();
  for (let c = 0; c < columns; c++)
    if (!reflect(a, y, rows, columns, c)) return new Float64Array(columns).fill(Number.NaN);
  const out = new Float64Array(columns);
  for (let c = columns - 1; c >= 0; c--) {
    let sum = y[c]!;
    for (let k = c + 1; k < columns; k++) sum -= a[c * columns + k]! * out[k]!;
    out[c] = sum / a[c * columns + c]!;
  }
  return out;
}

/** Makes column c zero below the diagonal; false where nothing of it is left to divide by. */
function reflect(a: Float64Array, y: Float64Array, rows: number, columns: number, c: number): boolean {
  const column = Float64Array.from({ length: rows - c }, (_, r) => a[(r + c) * columns + c]!);
  let whole = 0;
  for (let r = 0; r < rows; r++) whole += a[r * columns + c]! ** 2;
  const norm = Math.sqrt(column.reduce((sum, value) => sum + value * value, 0));
  if (!(norm > 1e-12 * Math.sqrt(whole))) return false;
  const diagonal = column[0]! > 0 ? -norm : norm;
  column[0]! -= diagonal;
  const square = column.reduce((sum, value) => sum + value * value, 0);
  for (let k = c; k <= columns; k++) {
    const [values, first, stride] = k < columns ? [a, c * columns + k, columns] : [y, c, 1];
    let dot = 0;
    for (let r = 0; r < column.length; r++) dot += column[r]! * values[first + r * stride]!;
    const factor = (2 * dot) / square;
    for (let r = 0; r < column.length; r++) values[first + r * stride]! -= factor * column[r]!;
  }
  return true;
}
