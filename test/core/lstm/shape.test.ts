import { initialWeights } from '@core/lstm/initial-weights';
import { assertArraysFit, parameterSpecs, zeros } from '@core/lstm/shape';
import { expect, it } from 'vitest';

const shape = { features: 2, lookback: 5, layers: 1, hidden: 3 };

it('arrays of the same shape fit, whatever their lookback', () => {
  expect(() => assertArraysFit({ ...shape, lookback: 9 }, initialWeights(shape, 1))).not.toThrow();
});

it('arrays of another width or depth are refused with both models named', () => {
  expect(() => assertArraysFit(shape, zeros({ ...shape, hidden: 4 }))).toThrow(
    /hold layer0\/kernel \(32\).*needs layer0\/kernel \(24\)/,
  );
  expect(() => assertArraysFit(shape, zeros({ ...shape, layers: 2 }))).toThrow(/another model/);
});

it('a parameter is laid out row by row: sizes are the product of the dimensions', () => {
  expect(parameterSpecs(shape).map(({ dims }) => dims)).toEqual([[2, 12], [3, 12], [12], [3, 1], [1]]);
});
