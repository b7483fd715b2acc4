import { initialWeights } from '@core/lstm/initial-weights';
import {
  assertArraysFit,
  attentionOf,
  headOf,
  layerOf,
  parameterCount,
  parameterSpecs,
  zeros,
} from '@core/lstm/shape';
import { expect, it } from 'vitest';
import { losses, optionsFor } from '../../suites/options';

const { shape } = optionsFor({ shape: { features: 2, lookback: 5, hidden: 3 } });
const { shape: attentive } = optionsFor({
  loss: losses['three classes'],
  shape: { features: 2, layers: 2, hidden: 3, pooling: 'attention' },
});

it('arrays of the same shape fit, whatever their lookback', () => {
  expect(() => assertArraysFit({ ...shape, lookback: 9 }, initialWeights(shape, 1))).not.toThrow();
});

it('arrays of another width, depth, pooling or head are refused with both models named', () => {
  expect(() => assertArraysFit(shape, zeros({ ...shape, hidden: 4 }))).toThrow(
    /hold layer0\/kernel \(32\).*needs layer0\/kernel \(24\)/,
  );
  for (const other of [{ layers: 2 }, { pooling: 'attention' }, { outputs: 2 }] as const) {
    expect(() => assertArraysFit(shape, zeros({ ...shape, ...other }))).toThrow(/another model/);
  }
  expect(() => assertArraysFit(shape, zeros({ ...shape, pooling: 'mean' }))).not.toThrow();
});

it('arrays in another order are refused, though their sizes may be the same', () => {
  const [first, second, ...rest] = zeros({ ...shape, features: 3 });
  expect(() => assertArraysFit({ ...shape, features: 3 }, [second!, first!, ...rest])).toThrow(
    /another model/,
  );
});

it('a parameter is laid out row by row: sizes are the product of the dimensions', () => {
  expect(parameterSpecs(shape).map(({ dims }) => dims)).toEqual([[2, 12], [3, 12], [12], [3, 1], [1]]);
  const specs = parameterSpecs(attentive);
  for (const { dims, size } of specs) expect(size).toBe(dims.reduce((product, n) => product * n));
  expect(specs.slice(-4).map(({ dims }) => dims)).toEqual([[3, 1], [1], [3, 3], [3]]);
  expect(parameterCount(attentive)).toBe(12 * (2 + 3 + 1) + 12 * (3 + 3 + 1) + (3 + 1) + 3 * (3 + 1));
});

it('the tensors of a layer, of the attention and of the head are found by their place', () => {
  const named = parameterSpecs(attentive).map(({ name }, at) => ({ name, data: Float32Array.of(at) }));
  const nameOf = (data: Float32Array) => named[data[0]!]!.name;
  const layer = layerOf(named, 1);
  expect([layer.kernel, layer.recurrent, layer.bias].map(nameOf)).toEqual([
    'layer1/kernel',
    'layer1/recurrent',
    'layer1/bias',
  ]);
  const [attention, head] = [attentionOf(named), headOf(named)];
  expect([attention.kernel, attention.bias, head.kernel, head.bias].map(nameOf)).toEqual([
    'attention/kernel',
    'attention/bias',
    'head/kernel',
    'head/bias',
  ]);
});
