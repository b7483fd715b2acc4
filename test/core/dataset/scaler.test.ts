import { fitScaler, scalerWarnings } from '@core/dataset/scaler';
import type { Scaler, ScalerSpec } from '@core/dataset/scalers/definition';
import { describe, expect, it } from 'vitest';

const kinds = ['zscore', 'minmax', 'robust', 'quantile', 'none'] as const;
// [time = 6, features = 2]; the second feature is constant on the training rows.
const raw = Float64Array.of(NaN, 7, 1, 7, 3, 7, 5, 7, 9, 7, 1000, -1);
const rows = Int32Array.of(1, 2, 3, 4);

function specOf(kind: ScalerSpec['kind'], distribution: ScalerSpec['distribution'] = 'normal'): ScalerSpec {
  return { kind, distribution };
}

/** Every value scaled. [time, features] */
function scale(values: Float64Array, features: number, scaler: Scaler): Float64Array {
  return values.map((value, i) => scaler.scale(value, i % features));
}

describe.each(kinds)('the scaler %s', (kind) => {
  it('leaves NaN and finds the features that never move', () => {
    const scaler = fitScaler(specOf(kind), raw, 2, rows);
    expect(scaler.constant).toEqual([1]);
    expect(scale(raw, 2, scaler)[0]).toBeNaN();
    expect(scalerWarnings(specOf(kind), scaler, ['A', 'B'])).toEqual([]);
  });

  it('is not moved by bars that are no training rows, and is moved by each that is', () => {
    const fitted = (changed: number) =>
      fitScaler(
        specOf(kind),
        raw.map((value, i) => (i === changed ? 55 : value)),
        2,
        rows,
      ).fitted;
    const before = fitScaler(specOf(kind), raw, 2, rows).fitted;
    for (const other of [0, 1, 10, 11]) expect(fitted(other)).toEqual(before);
    for (const training of [8, 9]) {
      if (kind === 'none') expect(fitted(training)).toEqual(before);
      else if (kind !== 'robust') expect(fitted(training)).not.toEqual(before);
    }
    if (kind === 'robust') expect(fitted(4)).not.toEqual(before);
  });

  it('takes a constant with rounding noise for a constant', () => {
    const noisy = Float64Array.of(0.1, 0.1 + 1e-17, 0.1, 0.30000000000000004 - 0.2);
    const scaler = fitScaler(specOf(kind), noisy, 1, Int32Array.of(0, 1, 2, 3));
    expect(scaler.constant).toEqual([0]);
    for (const value of scale(noisy, 1, scaler)) expect(value).toBeCloseTo(kind === 'none' ? 0.1 : 0, 6);
  });
});

describe('one value of a feature', () => {
  // The four training values are 1, 3, 5 and 9.
  const scaled = (kind: ScalerSpec['kind'], value: number, distribution?: ScalerSpec['distribution']) =>
    fitScaler(specOf(kind, distribution), raw, 2, rows).scale(value, 0);

  it('is measured in standard deviations from the mean by zscore', () => {
    expect(scaled('zscore', 4.5)).toBe(0);
    expect(scaled('zscore', 9)).toBeCloseTo(4.5 / Math.sqrt(8.75), 14);
  });

  it('goes from 0 to 1 on the training rows, and beyond later, by minmax', () => {
    expect([1, 9, 17, -7].map((value) => scaled('minmax', value))).toEqual([0, 1, 2, -1]);
  });

  it('is measured in quartile ranges from the median by robust', () => {
    expect([4, 7.5, 0.5].map((value) => scaled('robust', value))).toEqual([0, 1, -1]);
  });

  it('is its place among the training values by quantile, and no further out than they', () => {
    const uniform = [-100, 1, 2, 3, 4, 9, 1000].map((value) => scaled('quantile', value, 'uniform'));
    expect(uniform).toEqual([0, 0, 1 / 6, 1 / 3, 1 / 2, 1, 1]);
    expect(scaled('quantile', 4)).toBe(0);
    expect(scaled('quantile', 1e9)).toBe(scaled('quantile', 9));
    expect(scaled('quantile', 9)).toBeCloseTo(5.1993, 4);
    expect(scaled('quantile', -1e9)).toBeCloseTo(-5.1993, 4);
  });

  it('stays what it is by none', () => {
    expect(scaled('none', 1234.5)).toBe(1234.5);
  });
});

describe('a feature that never moves on the training rows', () => {
  const scaled = (kind: ScalerSpec['kind'], distribution?: ScalerSpec['distribution']) =>
    fitScaler(specOf(kind, distribution), raw, 2, rows).scale(7, 1);

  it('scales to the middle', () => {
    expect((['zscore', 'minmax', 'robust', 'quantile'] as const).map((kind) => scaled(kind))).toEqual([
      0, 0, 0, 0,
    ]);
    expect(scaled('quantile', 'uniform')).toBe(0.5);
  });
});

describe('quantiles of a small feature', () => {
  it('spread as those of a large one do', () => {
    const values = Float64Array.from({ length: 50 }, (_, i) => ((i * 7) % 50) + 1);
    const all = Int32Array.from({ length: 50 }, (_, i) => i);
    const large = scale(values, 1, fitScaler(specOf('quantile'), values, 1, all));
    const tiny = values.map((value) => value * 2 ** -40);
    expect(scale(tiny, 1, fitScaler(specOf('quantile'), tiny, 1, all))).toEqual(large);
  });
});

describe('the robust scaler of a feature that is nearly always 0', () => {
  it('only shifts it, and says so', () => {
    const values = Float64Array.of(0, 0, 0, 0, 0, 0, 3, -2);
    const scaler = fitScaler(specOf('robust'), values, 1, Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7));
    expect(scaler.constant).toEqual([]);
    expect(scaler.scale(3, 0)).toBe(3);
    expect(scalerWarnings(specOf('robust'), scaler, ['Sentiment'])).toEqual([
      'Sentiment has the same value on at least half of the training rows, so the robust scaler moves it and does not scale it; z-score or min-max do.',
    ]);
  });
});
