import { glorotUniform, orthonormalRows } from '@core/lstm/initial-weights';
import type { NamedArrays, ParameterSpec } from '@core/lstm/shape';
import { createRandom, type Random } from '@core/random';

export function parameter(name: string, ...dims: number[]): ParameterSpec {
  return { name, dims, size: dims.reduce((product, n) => product * n, 1) };
}

/** The two tensors of a dense layer: `<name>/kernel` [inputs, outputs] and `<name>/bias` [outputs]. */
export function denseParameters(name: string, inputs: number, outputs: number): readonly ParameterSpec[] {
  return [parameter(`${name}/kernel`, inputs, outputs), parameter(`${name}/bias`, outputs)];
}

/**
 * Starting weights by the last part of a name: a `kernel` Glorot uniform, a `recurrent` kernel with orthonormal rows, a `scale` 1,
 * biases 0. Each tensor draws from a stream of its own, so the same seed gives the same weights on every backend.
 */
export function startingWeights(parameters: readonly ParameterSpec[], seed: number): NamedArrays {
  return parameters.map((spec) => ({
    name: spec.name,
    data: Float32Array.from(draw(spec, createRandom(seed, 'weights', spec.name))),
  }));
}

export function zerosOf(parameters: readonly ParameterSpec[]): NamedArrays {
  return parameters.map(({ name, size }) => ({ name, data: new Float32Array(size) }));
}

function draw({ name, dims, size }: ParameterSpec, random: Random): Float64Array {
  const [rows = 0, columns = 0] = dims;
  switch (name.slice(name.lastIndexOf('/') + 1)) {
    case 'kernel':
      return glorotUniform(rows, columns, random);
    case 'recurrent':
      return orthonormalRows(rows, columns, random);
    case 'scale':
      return new Float64Array(size).fill(1);
    default:
      return new Float64Array(size);
  }
}
