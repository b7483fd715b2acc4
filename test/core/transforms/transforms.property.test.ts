import { difference } from '@core/transforms/difference';
import { lag } from '@core/transforms/lag';
import { rollingBeta } from '@core/transforms/rolling-beta';
import { rollingQuantile } from '@core/transforms/rolling-quantile';
import { rollingRank } from '@core/transforms/rolling-rank';
import { rollingSlope } from '@core/transforms/rolling-slope';
import { winsorise } from '@core/transforms/winsorise';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** Small whole numbers tie often; NaN is a gap. */
const value = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -4, max: 4 }) },
  { weight: 8, arbitrary: fc.double({ min: -1000, max: 1000, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(NaN) },
);
const column = fc.array(value, { maxLength: 60 }).map((values) => Float64Array.from(values));
const period = fc.integer({ min: 2, max: 9 });

/** One figure of each window, by the plainest means; NaN where the window is short or holds a gap. */
function byWindow(
  values: Float64Array,
  n: number,
  figure: (window: readonly number[], latest: number) => number,
): readonly number[] {
  return Array.from(values, (latest, t) => {
    const window = [...values.slice(Math.max(0, t - n + 1), t + 1)];
    return window.length < n || window.some(Number.isNaN) ? NaN : figure(window, latest);
  });
}

function plainQuantile(window: readonly number[], share: number): number {
  const sorted = window.toSorted((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)]!;
  const high = sorted[Math.ceil(place)]!;
  return low + (high - low) * (place - Math.floor(place));
}

function expectClose(found: Float64Array, expected: readonly number[], size = 1000): void {
  expect(found.length).toBe(expected.length);
  expected.forEach((wanted, t) => {
    if (Number.isNaN(wanted)) expect(found[t], `bar ${t}`).toBeNaN();
    else expect(Math.abs(found[t]! - wanted), `bar ${t}`).toBeLessThan(1e-10 * size);
  });
}

describe('of any values, gaps and ties among them', () => {
  it('lag and difference read one earlier bar', () => {
    fc.assert(
      fc.property(column, fc.integer({ min: 1, max: 80 }), (values, n) => {
        expect([...lag(values, n)]).toEqual(Array.from(values, (_, t) => values[t - n] ?? NaN));
        expect([...difference(values, n)]).toEqual(
          Array.from(values, (now, t) => (t < n ? NaN : now - values[t - n]!)),
        );
      }),
    );
    expect(lag(Float64Array.of(1, 2), 0)).toEqual(Float64Array.of(1, 2));
  });

  it('a rank is the mean place of the value among those of its window', () => {
    fc.assert(
      fc.property(column, period, (values, n) => {
        const place = (window: readonly number[], latest: number) => {
          const below = window.filter((other) => other < latest).length;
          const equal = window.filter((other) => other === latest).length;
          return (below + (equal + 1) / 2) / n;
        };
        expectClose(rollingRank(values, n), byWindow(values, n, place), 1);
      }),
    );
  });

  it('a quantile lies on the line between two values of its window', () => {
    fc.assert(
      fc.property(column, period, fc.double({ min: 0, max: 1, noNaN: true }), (values, n, share) => {
        expectClose(
          rollingQuantile(values, n, share),
          byWindow(values, n, (window) => plainQuantile(window, share)),
        );
      }),
    );
  });

  it('winsorising pulls in what is beyond the quantiles and leaves the rest', () => {
    fc.assert(
      fc.property(column, period, fc.double({ min: 0, max: 0.49, noNaN: true }), (values, n, share) => {
        const pulled = (window: readonly number[], latest: number) =>
          Math.min(Math.max(latest, plainQuantile(window, share)), plainQuantile(window, 1 - share));
        expectClose(winsorise(values, n, share), byWindow(values, n, pulled));
        expect(winsorise(values, n, 0)).toEqual(
          Float64Array.from(byWindow(values, n, (_, latest) => latest)),
        );
      }),
    );
  });

  it('a slope is that of the least-squares line, exactly 0 of equal values', () => {
    fc.assert(
      fc.property(column, period, (values, n) => {
        const middle = (n - 1) / 2;
        const spread = Array.from({ length: n }, (_, i) => (i - middle) ** 2).reduce((a, b) => a + b);
        const slope = (window: readonly number[]) =>
          window.reduce((sum, y, i) => sum + (i - middle) * y, 0) / spread;
        expectClose(rollingSlope(values, n), byWindow(values, n, slope));
      }),
    );
    const flat = rollingSlope(new Float64Array(20).fill(0.1 + 0.2), 7);
    expect(flat.subarray(6).every((slope) => slope === 0)).toBe(true);
  });

  it('a beta is the slope of the first series on the second', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { maxLength: 50 }), period, (pairs, n) => {
        const x = Float64Array.from(pairs, ([first]) => first);
        const y = Float64Array.from(pairs, ([, second]) => second);
        const found = rollingBeta(x, y, n);
        found.forEach((beta, t) => {
          const [wx, wy] = [x, y].map((series) => [...series.slice(Math.max(0, t - n + 1), t + 1)]);
          const [mx, my] = [wx!, wy!].map((window) => window.reduce((a, b) => a + b, 0) / n);
          const yy = wy!.reduce((sum, v) => sum + (v - my!) ** 2, 0);
          if (t < n - 1 || !(yy > 1e-6)) return;
          const xy = wy!.reduce((sum, v, i) => sum + (v - my!) * (wx![i]! - mx!), 0);
          if (Number.isNaN(xy)) expect(beta).toBeNaN();
          else expect(Math.abs(beta - xy / yy)).toBeLessThan(1e-6 * (1 + Math.abs(xy / yy)));
        });
      }),
    );
    const rising = Float64Array.of(1, 2, 3, 4);
    expect(rollingBeta(new Float64Array(4).fill(7), rising, 3)).toEqual(Float64Array.of(NaN, NaN, 0, 0));
    expect(rollingBeta(rising, new Float64Array(4).fill(7), 3)).toEqual(new Float64Array(4).fill(NaN));
  });
});
