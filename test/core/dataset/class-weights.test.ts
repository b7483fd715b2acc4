import { classCounts, classWeightsOf } from '@core/dataset/class-weights';
import { expect, it } from 'vitest';

it('counts the classes of the given rows only', () => {
  expect(classCounts(Float32Array.of(1, 1, 0, 1, NaN), Int32Array.of(0, 2, 3), 2)).toEqual([1, 2]);
  expect(classCounts(Float32Array.of(2, 0, 2, 1), Int32Array.of(0, 1, 2), 3)).toEqual([1, 0, 2]);
});

it('balances so that both classes weigh the same and the mean weight of a row is one', () => {
  const [down, up] = classWeightsOf('balanced', [30, 10]);
  expect(30 * down!).toBeCloseTo(10 * up!, 12);
  expect((30 * down! + 10 * up!) / 40).toBeCloseTo(1, 12);
});

it('balances three classes alike, and leaves one without rows out', () => {
  const weights = classWeightsOf('balanced', [30, 60, 10]);
  expect(weights.map((weight, k) => weight * [30, 60, 10][k]!)).toEqual([100 / 3, 100 / 3, 100 / 3]);
  expect(classWeightsOf('balanced', [30, 0, 10])).toEqual([40 / 60, 0, 40 / 20]);
});

it('weighs every row the same where none are asked for', () => {
  expect(classWeightsOf('none', [30, 10])).toEqual([1, 1]);
  expect(classWeightsOf('none', [30, 0, 10])).toEqual([1, 1, 1]);
});
