/** A symmetric matrix as vectors (rows of `vectors`) and values: matrix = sum of value k times the outer product of vector k. */
export interface Eigen {
  readonly values: Float64Array;
  /** [value, coordinate], each of length 1. */
  readonly vectors: Float64Array;
}

const sweeps = 60;

/**
 * Cyclic Jacobi (Golub and Van Loan, "Matrix Computations", 4th edition, section 8.5): slow for hundreds of dimensions, exact for the tens that
 * a search has, and in the same order of operations on every machine.
 *
 * @param matrix [n, n], symmetric; left as it is
 */
export function eigenOf(matrix: Float64Array, n: number): Eigen {
  const a = Float64Array.from(matrix);
  const vectors = new Float64Array(n * n);
  for (let k = 0; k < n; k++) vectors[k * n + k] = 1;
  for (let sweep = 0; sweep < sweeps && !isDiagonal(a, n); sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, n, p, q);
  }
  return { values: Float64Array.from({ length: n }, (_, k) => a[k * n + k]!), vectors };
}

function isDiagonal(a: Float64Array, n: number): boolean {
  let off = 0;
  let all = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const square = a[i * n + j]! ** 2;
      all += square;
      if (i !== j) off += square;
    }
  }
  return off <= 1e-30 * all;
}

/** Turns p and q so that their entry becomes 0. */
function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const shared = a[p * n + q]!;
  if (shared === 0) return;
  const tau = (a[q * n + q]! - a[p * n + p]!) / (2 * shared);
  const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
  const c = 1 / Math.sqrt(1 + t * t);
  const s = t * c;
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q, c, s);
  for (let k = 0; k < n; k++) {
    turn(a, p * n + k, q * n + k, c, s);
    turn(vectors, p * n + k, q * n + k, c, s);
  }
}

function turn(values: Float64Array, i: number, j: number, c: number, s: number): void {
  const x = values[i]!;
  const y = values[j]!;
  values[i] = c * x - s * y;
  values[j] = s * x + c * y;
}
