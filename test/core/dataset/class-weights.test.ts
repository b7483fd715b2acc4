import { classCounts, classWeightsOf } from '@core/dataset/class-weights';
import { expect, it } from 'vitest';

it('counts the classes of the given rows only', () => {
  expect(classCounts(Float32Array.of(1, 1, 0, 1, NaN), Int32Array.of(0, 2, 3))).toEqual([1, 2]);
});

it('balances so that both classes weigh the same and the mean weight of a row is one', () => {
  const [down, up] = classWeightsOf('balanced', [30, 10]);
  expect(30 * down).toBeCloseTo(10 * up, 12);
  expect((30 * down + 10 * up) / 40).toBeCloseTo(1, 12);
});

it('weighs every row the same where none are asked for', () => {
  expect(classWeightsOf('none', [30, 10])).toEqual([1, 1]);
});
