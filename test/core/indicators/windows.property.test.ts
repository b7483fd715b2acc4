import { rollingSum } from '@core/indicators/rolling';
import { rollingCorrelation } from '@core/indicators/rolling-correlation';
import { barsSinceMax, barsSinceMin, rollingMax, rollingMin } from '@core/indicators/rolling-extremes';
import { rollingShape } from '@core/indicators/rolling-shape';
import { wma } from '@core/indicators/wma';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

type Window = readonly number[];

/** Few different values, so that many are equal, and now and then one that is missing. */
const ties = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 1, arbitrary: fc.constant(NaN) },
);
const any = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 128) },
  { weight: 1, arbitrary: fc.constant(NaN) },
);
const series = fc.oneof(fc.array(ties, { maxLength: 120 }), fc.array(any, { maxLength: 120 }));

/** Holds a rolling computation against one that looks at each window by itself. */
function agree(
  rolling: (values: Float64Array, period: number) => Float64Array,
  naive: (window: Window) => number,
  least = 1,
): void {
  fc.assert(
    fc.property(series, fc.integer({ min: least, max: 25 }), (values, period) => {
      const actual = rolling(Float64Array.from(values), period);
      values.forEach((_, t) => {
        const window = values.slice(Math.max(0, t - period + 1), t + 1);
        const isWhole = window.length === period && window.every(Number.isFinite);
        expectClose(actual[t]!, isWhole ? naive(window) : NaN);
      });
    }),
  );
}

function expectClose(actual: number, expected: number): void {
  if (Number.isNaN(expected)) expect(actual).toBeNaN();
  else expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-7 * (1 + Math.abs(expected)));
}

const sum = (window: Window) => window.reduce((total, x) => total + x, 0);
const mean = (window: Window) => sum(window) / window.length;
const power = (window: Window, p: number) => sum(window.map((x) => (x - mean(window)) ** p));
/** Windows whose spread is lost in the rounding of their mean have no shape to compare. */
const isFlat = (window: Window) => power(window, 2) < 1e-9;

describe('in every window, and NaN in those that are not whole', () => {
  it('a rolling sum is the sum', () => agree(rollingSum, sum));

  it('a weighted average weighs from 1 for the oldest to n for the newest', () =>
    agree(
      wma,
      (window) => (2 * sum(window.map((x, k) => (k + 1) * x))) / (window.length * (window.length + 1)),
    ));

  it('a rolling maximum and minimum are those of the window', () => {
    agree(rollingMax, (window) => Math.max(...window));
    agree(rollingMin, (window) => Math.min(...window));
  });

  it('the bars since an extreme are counted from the last that equals it', () => {
    agree(barsSinceMax, (window) => window.length - 1 - window.lastIndexOf(Math.max(...window)));
    agree(barsSinceMin, (window) => window.length - 1 - window.lastIndexOf(Math.min(...window)));
  });

  it('skewness and kurtosis are those of the window', () => {
    const skewness = (window: Window) => {
      const n = window.length;
      return isFlat(window)
        ? NaN
        : (n * Math.sqrt(n - 1) * power(window, 3)) / ((n - 2) * power(window, 2) ** 1.5);
    };
    const kurtosis = (window: Window) => {
      const n = window.length;
      const ratio = power(window, 4) / power(window, 2) ** 2;
      return isFlat(window) ? NaN : ((n - 1) / ((n - 2) * (n - 3))) * (n * (n + 1) * ratio - 3 * (n - 1));
    };
    agree((values, n) => rollingShape(values, n).skewness, skewness, 4);
    agree((values, n) => rollingShape(values, n).kurtosis, kurtosis, 4);
  });

  it('a series correlates with a line through it at 1 or -1, and with its own steps as it should', () => {
    agree(
      (x, n) =>
        rollingCorrelation(
          x,
          x.map((v) => 3 - 2 * v),
          n,
        ),
      (w) => (isFlat(w) ? NaN : -1),
      2,
    );
    const cubes = (window: Window) => window.map((x) => x ** 3);
    agree(
      (x, n) =>
        rollingCorrelation(
          x,
          x.map((v) => v ** 3),
          n,
        ),
      (window) => (isFlat(window) ? NaN : correlation(window, cubes(window))),
      2,
    );
  });
});

function correlation(x: Window, y: Window): number {
  const [middleX, middleY] = [mean(x), mean(y)];
  const product = sum(x.map((value, k) => (value - middleX) * (y[k]! - middleY)));
  return product / Math.sqrt(power(x, 2) * power(y, 2));
}

describe('after 200,000 bars and a huge outlier', () => {
  const length = 200_000;
  const values = Float64Array.from({ length }, (_, t) => 1e6 + (t % 4));
  values[100_000] = 1e18;

  it('sums, weighted averages, shapes and correlations of a small spread on a high level are still right', () => {
    expect(rollingSum(values, 4).at(-1)).toBe(4e6 + 6);
    expect(wma(values, 4).at(-1)).toBe(1e6 + 2);
    expect(rollingMax(values, 4).at(-1)).toBe(1e6 + 3);
    expect(rollingShape(values, 4).skewness.at(-1)).toBeCloseTo(0, 12);
    expect(rollingShape(values, 4).kurtosis.at(-1)).toBeCloseTo(-1.2, 12);
    expect(rollingCorrelation(values, values.slice().reverse(), 4).at(-1)).toBeCloseTo(-1, 12);
  });
});
