import { overSeeds } from '@core/stats/over-seeds';
import { describe, expect, it } from 'vitest';
import golden from '../../fixtures/bootstrap-golden.json';
import { expectFigures } from './golden-figures';

describe('a figure over seeds', () => {
  for (const { name, values, mean, sd, interval } of golden.seeds) {
    it(`has scipy's t interval to 1e-10: ${name}`, () => {
      const found = overSeeds(values);
      expectFigures({ ...found }, { mean, sd, count: values.length });
      expect(found.low).toBeCloseTo(interval[0]!, 10);
      expect(found.high).toBeCloseTo(interval[1]!, 10);
    });
  }

  it('has no spread of one seed', () => {
    expect(overSeeds([0.5])).toEqual({ count: 1, mean: 0.5, sd: NaN, low: NaN, high: NaN });
  });

  it('leaves out seeds of which it is undefined', () => {
    expect(overSeeds([1, NaN, 3])).toEqual(overSeeds([1, 3]));
    expect(overSeeds([NaN])).toEqual({ count: 0, mean: NaN, sd: NaN, low: NaN, high: NaN });
  });

  it('is a point where all seeds agree', () => {
    expect(overSeeds([2, 2, 2])).toEqual({ count: 3, mean: 2, sd: 0, low: 2, high: 2 });
  });
});
