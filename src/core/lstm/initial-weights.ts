import { createRandom, type Random } from '../random';
import { gates, type ModelShape, type NamedArrays, type ParameterSpec, parameterSpecs } from './shape';

/**
 * Starting weights, the same on every device: kernels Glorot uniform (Glorot and Bengio, AISTATS 2010, equation 16), recurrent kernels
 * with orthonormal rows (Saxe, McClelland and Ganguli, ICLR 2014), biases 0 but 1 for the forget gate (Jozefowicz, Zaremba and
 * Sutskever, ICML 2015); as Keras starts its LSTM. Each tensor draws from a stream of its own.
 */
export function initialWeights(shape: ModelShape, seed: number): NamedArrays {
  return parameterSpecs(shape).map((spec) => ({
    name: spec.name,
    data: Float32Array.from(draw(spec, createRandom(seed, 'weights', spec.name), shape.hidden)),
  }));
}

function draw(spec: ParameterSpec, random: Random, hidden: number): Float64Array {
  const [rows = 0, columns = 0] = spec.dims;
  if (spec.name.endsWith('/kernel')) return glorotUniform(rows, columns, random);
  if (spec.name.endsWith('/recurrent')) return orthonormalRows(rows, columns, random);
  const bias = new Float64Array(spec.size);
  if (spec.name.startsWith('layer')) {
    const forget = gates.indexOf('forget') * hidden;
    bias.fill(1, forget, forget + hidden);
  }
  return bias;
}

/** Glorot and Bengio, AISTATS 2010, equation 16. [rows, columns] */
export function glorotUniform(rows: number, columns: number, random: Random): Float64Array {
  const limit = Math.sqrt(6 / (rows + columns));
  return Float64Array.from({ length: rows * columns }, () => (2 * random.next() - 1) * limit);
}

/** [rows, columns], no more rows than columns. Gram-Schmidt, modified, over rows of normal draws; wide rows of them are far from dependent, so one pass is enough. */
export function orthonormalRows(rows: number, columns: number, random: Random): Float64Array {
  const matrix = Float64Array.from({ length: rows * columns }, () => random.normal());
  for (let r = 0; r < rows; r++) {
    const row = matrix.subarray(r * columns, (r + 1) * columns);
    for (let k = 0; k < r; k++) {
      const other = matrix.subarray(k * columns, (k + 1) * columns);
      const overlap = dot(row, other);
      for (let j = 0; j < columns; j++) row[j]! -= overlap * other[j]!;
    }
    const scale = 1 / Math.sqrt(dot(row, row));
    for (let j = 0; j < columns; j++) row[j]! *= scale;
  }
  return matrix;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
