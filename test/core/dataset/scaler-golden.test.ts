import { fitScaler } from '@core/dataset/scaler';
import type { ScalerSpec } from '@core/dataset/scalers/definition';
import { normalQuantile } from '@core/stats/normal-quantile';
import { quantileOfSorted } from '@core/stats/quantile';
import { describe, expect, it } from 'vitest';
import golden from '../../fixtures/scaler-golden.json';

const specs: Readonly<Record<string, ScalerSpec>> = {
  zscore: { kind: 'zscore', distribution: 'normal' },
  minmax: { kind: 'minmax', distribution: 'normal' },
  robust: { kind: 'robust', distribution: 'normal' },
  'quantile normal': { kind: 'quantile', distribution: 'normal' },
  'quantile uniform': { kind: 'quantile', distribution: 'uniform' },
};

/** Relative to 1: what is scaled is of that size. */
function largestGap(values: readonly number[], expected: readonly number[]): number {
  return Math.max(...expected.map((value, i) => Math.abs(values[i]! - value) / (1 + Math.abs(value))));
}

describe.each(golden.cases)('fitted to $name', ({ features, training, probes, scaled }) => {
  const raw = Float64Array.from(training);
  const rows = Int32Array.from({ length: raw.length / features }, (_, t) => t);

  it.each(Object.entries(scaled))('%s scales as scikit-learn does', (name, expected) => {
    const scaler = fitScaler(specs[name]!, raw, features, rows);
    expect(scaler.constant).toEqual([]);
    const values = probes.map((value, i) => scaler.scale(value, i % features));
    // Near its edges a normal quantile magnifies the last digit of a share; 1e-9 is far below float32.
    expect(largestGap(values, expected)).toBeLessThan(1e-9);
  });
});

it('takes normal quantiles as scipy does', () => {
  const { share, value } = golden.normalQuantile;
  const size = (x: number | null) => (x === null ? Infinity : Math.abs(x));
  share.forEach((p, i) => {
    const found = normalQuantile(p);
    if (value[i] === null) expect(found).toBe(p === 0 ? -Infinity : Infinity);
    else expect(Math.abs(found - Number(value[i]))).toBeLessThanOrEqual(4e-15 * (1 + size(value[i]!)));
  });
  expect([-0.1, 1.1, NaN].map(normalQuantile)).toEqual([NaN, NaN, NaN]);
});

it('takes quantiles of values as NumPy does, bit for bit', () => {
  const { values, share, value } = golden.quantile;
  expect(share.map((p) => quantileOfSorted(values, p))).toEqual(value);
  expect(quantileOfSorted([], 0.5)).toBeNaN();
  expect(quantileOfSorted([3], 0.2)).toBe(3);
});
