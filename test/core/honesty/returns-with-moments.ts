import { normalQuantile } from '@core/stats/normal-quantile';
import { sharpeMoments } from '@core/stats/sharpe-honesty/moments';

/** Moments that returns are to have, to about 1e-12. */
export interface WantedMoments {
  readonly count: number;
  /** Per bar. */
  readonly sharpe: number;
  readonly skewness: number;
  readonly kurtosis: number;
  /** Places of the two returns that are moved until it fits, and where to begin. */
  readonly places: readonly [number, number];
  readonly start: readonly [number, number];
}

/** Quantiles of the normal distribution, two of them moved by Newton's method until skewness and kurtosis are as wanted. */
export function returnsWithMoments(wanted: WantedMoments): Float64Array {
  const { count, sharpe, places, start } = wanted;
  let [a, b] = start;
  const at = (x: number, y: number) => {
    const values = Float64Array.from({ length: count }, (_, i) => normalQuantile((i + 0.5) / count));
    values[places[0]]! -= x;
    values[places[1]]! -= y;
    return values;
  };
  const miss = (x: number, y: number) => {
    const { skewness, kurtosis } = sharpeMoments(at(x, y));
    return [skewness - wanted.skewness, kurtosis - wanted.kurtosis] as const;
  };
  const h = 1e-6;
  for (let step = 0; step < 60; step++) {
    const [f, g] = miss(a, b);
    const [fa, ga] = miss(a + h, b).map((value, i) => (value - (i === 0 ? f : g)) / h) as [number, number];
    const [fb, gb] = miss(a, b + h).map((value, i) => (value - (i === 0 ? f : g)) / h) as [number, number];
    const det = fa * gb - fb * ga;
    a -= (f * gb - g * fb) / det;
    b -= (g * fa - f * ga) / det;
  }
  const values = at(a, b);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return values.map((value) => 0.01 * ((value - mean) / Math.sqrt(squares / (count - 1)) + sharpe));
}

/** 24 months of the hedge fund index of Bailey and Lopez de Prado (2012): PSR(0) is 0.913361084. */
export const hedgeFund: WantedMoments = {
  count: 24,
  sharpe: 0.458,
  skewness: -2.448,
  kurtosis: 10.164,
  places: [0, 1],
  start: [5.25, 1.59],
};

/** Normal returns with 2.5 a year over five years of 250 days (2014): with V = 0.5 a year DSR of 88 trials is 0.950490817. */
export const normalYears: WantedMoments = {
  count: 1250,
  sharpe: 2.5 / Math.sqrt(250),
  skewness: 0,
  kurtosis: 3,
  places: [0, 1249],
  start: [0.1, -0.1],
};
