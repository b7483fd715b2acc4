import { normalCdf, normalQuantile90 } from '@core/stats/normal';
import { expect, it } from 'vitest';
import golden from '../../fixtures/sklearn-golden.json';

it("equals scipy's norm.cdf to 2e-16, and its lower tail to 1e-8 of itself", () => {
  const { x, p } = golden.normalCdf;
  expect(x.length).toBeGreaterThan(100);
  x.forEach((at, i) => {
    expect(Math.abs(normalCdf(at) - p[i]!), `at ${at}`).toBeLessThanOrEqual(2.3e-16);
    if (at < 0 && p[i]! > 1e-300) expect(Math.abs(normalCdf(at) / p[i]! - 1), `at ${at}`).toBeLessThan(1e-8);
  });
});

it('knows one half, both ends, its own 0.9 and what is unknown', () => {
  expect([0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NaN].map(normalCdf)).toEqual([
    0.5,
    0,
    1,
    Number.NaN,
  ]);
  expect(normalCdf(normalQuantile90)).toBeCloseTo(0.9, 15);
});
