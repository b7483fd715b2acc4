import type { Bars } from '@core/bars';
import type { PreparedDataset } from '@core/dataset/prepare';
import { completeFeature } from '@core/features/registry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryRegistered } from '../features/arbitrary-feature';
import { sampleBars, withOtherFuture } from '../features/sample-bars';
import { prepareDataset } from '../on-bars';
import { makeSpec } from './make-spec';

const length = 400;

const experiments = fc
  .record({
    features: fc.uniqueArray(arbitraryRegistered(), {
      minLength: 1,
      maxLength: 4,
      selector: (feature) => JSON.stringify(completeFeature(feature)),
    }),
    lookback: fc.integer({ min: 1, max: 12 }),
    horizon: fc.integer({ min: 1, max: 5 }),
    purge: fc.oneof(fc.constant('auto' as const), fc.integer({ min: 5, max: 20 })),
    kind: fc.constantFrom('direction', 'movement', 'return'),
    band: fc.integer({ min: 1, max: 60 }),
    classWeights: fc.constantFrom('none', 'balanced'),
    scaler: fc.record({
      kind: fc.constantFrom('zscore', 'minmax', 'robust', 'quantile', 'none'),
      distribution: fc.constantFrom('normal', 'uniform'),
    }),
  })
  .map(({ features, lookback, horizon, purge, kind, band, classWeights, scaler }) =>
    makeSpec({
      features,
      scaler,
      window: { lookback },
      label: { kind, horizon, band },
      split: { purge },
      training: { classWeights: kind === 'return' ? 'none' : classWeights },
    }),
  );
const seed = fc.integer({ min: 0, max: 1_000_000 });

function prepared(spec: ReturnType<typeof makeSpec>, bars: Bars): PreparedDataset {
  return prepareDataset(spec, { ...bars, adjustedClose: null });
}

describe('for any experiment', () => {
  it('changing bars after the last training label changes no scaled training value, label, class weight or scaler of features and labels', () => {
    fc.assert(
      fc.property(experiments, seed, (spec, n) => {
        const bars = sampleBars(length, n);
        const before = prepared(spec, bars);
        const edge = before.rows.train.at(-1)! + spec.label.horizon;
        const after = prepared(spec, withOtherFuture(bars, edge + 1, n));
        const cells = (edge + 1) * spec.features.length;
        expect(after.rows.train).toEqual(before.rows.train);
        expect(after.scaler).toEqual(before.scaler);
        expect(after.loss).toEqual(before.loss);
        expect(after.target).toEqual(before.target);
        expect(after.matrix.slice(0, cells)).toEqual(before.matrix.slice(0, cells));
        const labels = (data: PreparedDataset) => [...data.rows.train].map((row) => data.labels[row]);
        expect(labels(after)).toEqual(labels(before));
        expect(after.matrix.slice(cells)).not.toEqual(before.matrix.slice(cells));
      }),
    );
  });

  it('changing bars after any test row changes nothing that a prediction at or before it reads', () => {
    fc.assert(
      fc.property(experiments, seed, fc.double({ min: 0, max: 1, noNaN: true }), (spec, n, where) => {
        const bars = sampleBars(length, n);
        const before = prepared(spec, bars);
        const { test } = before.rows;
        const t = test[Math.floor(where * (test.length - 1))]!;
        const after = prepared(spec, withOtherFuture(bars, t + 1, n));
        const cells = (t + 1) * spec.features.length;
        expect(after.matrix.slice(0, cells)).toEqual(before.matrix.slice(0, cells));
      }),
    );
  });

  it('no label crosses an edge, and with the automatic purge no window does', () => {
    fc.assert(
      fc.property(experiments, seed, (spec, n) => {
        const { rows } = prepared(spec, sampleBars(length, n));
        const reach = spec.split.purge === 'auto' ? spec.window.lookback - 1 : 0;
        expect(rows.train.at(-1)! + spec.label.horizon).toBeLessThan(rows.validation[0]! - reach);
        expect(rows.validation.at(-1)! + spec.label.horizon).toBeLessThan(rows.test[0]! - reach);
      }),
    );
  });
});
