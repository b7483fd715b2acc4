import type { Bars } from '@core/bars';
import type { ExperimentData } from '@core/dataset/experiment-data';
import { type PreparedDataset, prepareDataset } from '@core/dataset/prepare';
import { completeFeature } from '@core/features/registry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryRegistered } from '../features/arbitrary-feature';
import { sampleBars, withOtherFuture } from '../features/sample-bars';
import { sampleShapes } from '../features/sample-joined';
import { dataOf, dataWithOtherFuture, sampleAuxiliary } from './joined-data';
import { makeSpec } from './make-spec';

const length = 400;
const runs = { numRuns: 50 };

const experiments = fc
  .record({
    features: fc.uniqueArray(arbitraryRegistered(), {
      minLength: 1,
      maxLength: 4,
      selector: (feature) => JSON.stringify(completeFeature(feature, sampleShapes)),
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
      data: { series: 'Sample', auxiliary: sampleAuxiliary },
      features,
      scaler,
      window: { lookback },
      label: { kind, horizon, band },
      split: { purge },
      training: { classWeights: kind === 'return' ? 'none' : classWeights },
    }),
  );
const seed = fc.integer({ min: 0, max: 1_000_000 });

/**
 * Other bars after bar `last`, none beginning within a day of the one before, and other joined values in all that is not
 * known by its end.
 */
function withOtherFutureAfter(bars: Bars, last: number, seed: number): ExperimentData {
  const otherBars = withOtherFuture(bars, last + 1, seed);
  for (let t = last + 1; t < bars.time.length; t++) otherBars.time[t]! += bars.time[t]! - bars.time[last]!;
  return dataWithOtherFuture(bars, seed, { last, otherBars });
}

describe('for any experiment', () => {
  it('changing what comes after the last training label, bars and joined series, changes no scaled training value, label, class weight or scaler of features and labels', () => {
    const counts = { tried: 0, moved: 0 };
    fc.assert(
      fc.property(experiments, seed, (spec, n) => {
        const bars = sampleBars(length, n);
        const before = prepareDataset(spec, dataOf(bars, n));
        const edge = before.rows.train.at(-1)! + spec.label.horizon;
        const after = prepareDataset(spec, withOtherFutureAfter(bars, edge, n));
        const cells = (edge + 1) * spec.features.length;
        expect(after.rows.train).toEqual(before.rows.train);
        expect(after.scaler).toEqual(before.scaler);
        expect(after.loss).toEqual(before.loss);
        expect(after.target).toEqual(before.target);
        expect(after.matrix.slice(0, cells)).toEqual(before.matrix.slice(0, cells));
        const labels = (data: PreparedDataset) => [...data.rows.train].map((row) => data.labels[row]);
        expect(labels(after)).toEqual(labels(before));
        counts.tried++;
        if (after.matrix.some((value, i) => i >= cells && !Object.is(value, before.matrix[i])))
          counts.moved++;
      }),
      runs,
    );
    // A direction alone may be the same in another future.
    expect(counts.moved).toBeGreaterThan(0.9 * counts.tried);
  });

  it('changing what comes after any test row, bars and joined series, changes nothing that a prediction at or before it reads', () => {
    fc.assert(
      fc.property(experiments, seed, fc.double({ min: 0, max: 1, noNaN: true }), (spec, n, where) => {
        const bars = sampleBars(length, n);
        const before = prepareDataset(spec, dataOf(bars, n));
        const { test } = before.rows;
        const t = test[Math.floor(where * (test.length - 1))]!;
        const after = prepareDataset(spec, withOtherFutureAfter(bars, t, n));
        const cells = (t + 1) * spec.features.length;
        expect(after.matrix.slice(0, cells)).toEqual(before.matrix.slice(0, cells));
      }),
      runs,
    );
  });

  it('no label crosses an edge, and with the automatic purge no window does', () => {
    fc.assert(
      fc.property(experiments, seed, (spec, n) => {
        const { rows } = prepareDataset(spec, dataOf(sampleBars(length, n), n));
        const reach = spec.split.purge === 'auto' ? spec.window.lookback - 1 : 0;
        expect(rows.train.at(-1)! + spec.label.horizon).toBeLessThan(rows.validation[0]! - reach);
        expect(rows.validation.at(-1)! + spec.label.horizon).toBeLessThan(rows.test[0]! - reach);
      }),
      runs,
    );
  });
});
