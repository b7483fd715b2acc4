import { dieboldMariano } from '@core/stats/paired/diebold-mariano';
import { describe, expect, it } from 'vitest';
import golden from '../../../fixtures/paired-golden.json';
import { expectFigures } from '../golden-figures';

describe('the test of Diebold and Mariano', () => {
  for (const { name, first, second, horizon, lags, figures } of golden.dieboldMariano) {
    const [a, b] = [Float64Array.from(first), Float64Array.from(second)];

    it(`equals statsmodels with the correction of Harvey, Leybourne and Newbold: ${name}`, () => {
      expectFigures({ ...dieboldMariano(a, b, horizon, lags ?? undefined) }, figures);
    });

    it(`says the same of both, the other way round: ${name}`, () => {
      const [one, other] = [dieboldMariano(a, b, horizon), dieboldMariano(b, a, horizon)];
      expect(other.statistic).toBeCloseTo(-one.statistic, 12);
      expect(other.p).toBeCloseTo(one.p, 12);
    });
  }

  it('leaves out rows of which a loss is not known', () => {
    const a = Float64Array.of(1, 2, NaN, 3, 5, 4);
    const b = Float64Array.of(2, 1, 9, 7, NaN, 2);
    expect(dieboldMariano(a, b, 1)).toEqual(
      dieboldMariano(Float64Array.of(1, 2, 3, 4), Float64Array.of(2, 1, 7, 2), 1),
    );
  });

  it.each([
    ['losses that are the same', [1, 2, 3, 4], [1, 2, 3, 4], 1],
    ['losses that differ by the same everywhere', [1, 2, 3, 4], [2, 3, 4, 5], 1],
    ['fewer rows than the horizon', [1, 2, 3], [2, 1, 5], 4],
    ['one row', [1], [2], 1],
    ['no rows', [], [], 1],
  ])('is undefined of %s', (_, a, b, horizon) => {
    const found = dieboldMariano(Float64Array.from(a), Float64Array.from(b), horizon);
    expect([found.statistic, found.p]).toEqual([NaN, NaN]);
  });
});
