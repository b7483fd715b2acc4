import { meanOf } from './distribution';

/** Pearson correlation of two series of one length, -1 to 1; NaN where one of them does not vary. */
export function correlationOf(x: Float64Array, y: Float64Array): number {
  return dot(unitVector(x), unitVector(y));
}

/**
 * Pearson correlation of every series with every other; of ranks it is Spearman's. Row-major, [series, series]; NaN where one of
 * the two does not vary.
 */
export function correlationMatrix(series: readonly Float64Array[]): Float64Array {
  const size = series.length;
  const vectors = series.map(unitVector);
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      const value = i === j && !Number.isNaN(vectors[i]![0]!) ? 1 : dot(vectors[i]!, vectors[j]!);
      matrix[i * size + j] = value;
      matrix[j * size + i] = value;
    }
  }
  return matrix;
}

/** The series less its mean, of length 1; all NaN where it does not vary. */
function unitVector(values: Float64Array): Float64Array {
  const first = values[0];
  if (values.every((value) => value === first)) return new Float64Array(Math.max(values.length, 1)).fill(NaN);
  const mean = meanOf(values);
  const gaps = values.map((value) => value - mean);
  const length = Math.sqrt(sumOfProducts(gaps, gaps));
  return gaps.map((gap) => gap / length);
}

function dot(a: Float64Array, b: Float64Array): number {
  return Math.max(-1, Math.min(1, sumOfProducts(a, b)));
}

function sumOfProducts(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) sum += a[i]! * b[i]!;
  return sum;
}
