import { rollingMean, rollingMoments } from '@core/indicators/rolling';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const period = fc.integer({ min: 1, max: 40 });
const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const holed = fc.array(
  fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.constant(NaN) }),
  { maxLength: 150 },
);

/** The last n values up to t, straight from the definition. */
function windowAt(values: readonly number[], t: number, n: number): readonly number[] | null {
  return t < n - 1 ? null : values.slice(t - n + 1, t + 1);
}

function naiveMean(window: readonly number[]): number {
  return window.reduce((sum, x) => sum + x, 0) / window.length;
}

function expectClose(actual: number, expected: number, scale: number): void {
  if (Number.isNaN(expected)) expect(actual).toBeNaN();
  else expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-12 * scale);
}

describe('rolling means and moments', () => {
  it('equal the naive computation in every window, and are NaN in exactly those that hold a NaN', () => {
    fc.assert(
      fc.property(holed, period, (values, n) => {
        const means = rollingMean(Float64Array.from(values), n);
        const moments = rollingMoments(Float64Array.from(values), n);
        values.forEach((_, t) => {
          const window = windowAt(values, t, n);
          const mean = window === null ? NaN : naiveMean(window);
          const m2 = window === null ? NaN : window.reduce((sum, x) => sum + (x - mean) ** 2, 0);
          expectClose(means[t]!, mean, 1e6);
          expectClose(moments.mean[t]!, mean, 1e6);
          expectClose(moments.m2[t]!, m2, n * 1e12);
        });
      }),
    );
  });

  it('do not drift: after 200,000 bars and a huge outlier a small spread on a high level is still right', () => {
    const values = Float64Array.from({ length: 200_000 }, (_, t) => 1e6 + (t % 3));
    values[100_000] = 1e18;
    const { mean, m2 } = rollingMoments(values, 3);
    expect(mean.at(-1)).toBeCloseTo(1e6 + 1, 9);
    expect(m2.at(-1)).toBeCloseTo(2, 9);
    expect(rollingMean(values, 3).at(-1)).toBeCloseTo(1e6 + 1, 9);
  });

  it('give a constant window a spread of exactly zero', () => {
    const { m2 } = rollingMoments(new Float64Array(50).fill(0.1), 7);
    expect(m2.subarray(6).every((sum) => sum === 0)).toBe(true);
  });

  it('are NaN throughout where the window is longer than the data', () => {
    expect(rollingMean(Float64Array.of(1, 2), 3)).toEqual(Float64Array.of(NaN, NaN));
    expect(rollingMean(new Float64Array(0), 3)).toEqual(new Float64Array(0));
  });
});
