import { incompleteBeta } from '@core/stats/incomplete-beta';
import { logGamma } from '@core/stats/log-gamma';
import { studentCdf, studentQuantile, studentTwoSided } from '@core/stats/student-t';
import { describe, expect, it } from 'vitest';
import golden from '../../fixtures/distributions-golden.json';

function expectNear(found: number, value: number, tolerance: number, what: string): void {
  expect(Math.abs(found - value), what).toBeLessThanOrEqual(tolerance * Math.max(Math.abs(value), 1e-12));
}

describe('log gamma', () => {
  it("equals scipy's to 1e-14", () => {
    const { x, value } = golden.logGamma;
    x.forEach((at, i) => {
      expect(Math.abs(logGamma(at) - value[i]!), `at ${at}`).toBeLessThanOrEqual(
        1e-14 * Math.max(1, Math.abs(value[i]!)),
      );
    });
  });

  it('is undefined at 0 and below', () => {
    expect([0, -1.5, NaN].map(logGamma)).toEqual([NaN, NaN, NaN]);
  });
});

describe('the incomplete beta function', () => {
  it("equals scipy's to 1e-11 of itself", () => {
    const { x, a, b, value } = golden.incompleteBeta;
    x.forEach((at, i) => {
      const found = incompleteBeta(at, 1 - at, a[i]!, b[i]!);
      expectNear(found, value[i]!, 1e-11, `I(${at}; ${a[i]}, ${b[i]})`);
    });
  });

  it('is 0 and 1 at its ends', () => {
    expect([incompleteBeta(0, 1, 2, 3), incompleteBeta(1, 0, 2, 3)]).toEqual([0, 1]);
    expect(incompleteBeta(NaN, NaN, 2, 3)).toBeNaN();
  });
});

describe("Student's t", () => {
  const { t, freedom, share, cdf, quantile } = golden.student;

  it("has scipy's distribution to 1e-11 of itself", () => {
    t.forEach((at, i) => {
      expectNear(studentCdf(at, freedom[i]!), cdf[i]!, 1e-11, `t ${at}, ${freedom[i]} degrees of freedom`);
    });
  });

  it("has scipy's quantiles to 1e-10 of themselves", () => {
    share.forEach((at, i) => {
      expectNear(
        studentQuantile(at, freedom[i]!),
        quantile[i]!,
        1e-10,
        `${at}, ${freedom[i]} degrees of freedom`,
      );
    });
  });

  it('has two tails of one size', () => {
    expect(studentTwoSided(2, 4)).toBe(studentTwoSided(-2, 4));
    expect(studentTwoSided(0, 4)).toBeCloseTo(1, 15);
    expect(studentTwoSided(Infinity, 4)).toBe(0);
  });

  it('is undefined without degrees of freedom and outside of 0 to 1', () => {
    expect([studentCdf(1, 0), studentCdf(NaN, 3), studentQuantile(0.3, 0), studentQuantile(1.1, 3)]).toEqual([
      NaN,
      NaN,
      NaN,
      NaN,
    ]);
    expect([studentQuantile(0, 3), studentQuantile(1, 3)]).toEqual([-Infinity, Infinity]);
  });
});
