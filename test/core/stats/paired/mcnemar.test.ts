import { mcnemar, mcnemarOf } from '@core/stats/paired/mcnemar';
import { describe, expect, it } from 'vitest';
import golden from '../../../fixtures/paired-golden.json';

describe("McNemar's test", () => {
  for (const { onlyFirst, onlySecond, exact, midP } of golden.mcnemar) {
    it(`equals statsmodels and scipy to 1e-10: ${onlyFirst} against ${onlySecond}`, () => {
      const found = mcnemarOf(onlyFirst, onlySecond);
      expect(Math.abs(found.exact / exact - 1)).toBeLessThan(1e-10);
      expect(Math.abs(found.midP / midP - 1)).toBeLessThan(1e-10);
    });
  }

  // Fagerland, Lydersen and Laake (2013), tables 1 and 2.
  it.each([
    ['airway hyper-responsiveness', 1, 7, 0.0703, 0.0391],
    ['complete response', 6, 16, 0.0525, 0.0347],
  ])('has the published values of %s', (_, onlyFirst, onlySecond, exact, midP) => {
    const found = mcnemarOf(onlyFirst, onlySecond);
    expect(found.exact).toBeCloseTo(exact, 4);
    expect(found.midP).toBeCloseTo(midP, 4);
  });

  it('counts the rows that only one got right, and not those that one said nothing of', () => {
    const first = Float64Array.of(1, 1, 0, 0, 1, NaN, 1);
    const second = Float64Array.of(1, 0, 1, 0, 0, 1, NaN);
    expect(mcnemar(first, second)).toEqual({ rows: 5, onlyFirst: 2, onlySecond: 1, ...mcnemarOf(2, 1) });
  });

  it('is undefined of classifiers that are never apart', () => {
    const right = Float64Array.of(1, 0, 1);
    expect(mcnemar(right, right)).toEqual({ rows: 3, onlyFirst: 0, onlySecond: 0, exact: NaN, midP: NaN });
  });
});
