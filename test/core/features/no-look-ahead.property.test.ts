import { computeFeature, featureCatalog, requireFeature } from '@core/features/registry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryFeature } from './arbitrary-feature';
import { areSame, expectSame } from './same-values';
import { sampleBars, slicedBars, withOtherFuture } from './sample-bars';

const length = 200;
const seed = fc.integer({ min: 0, max: 1_000_000 });
const moment = fc.integer({ min: 0, max: length - 1 });

describe.each(featureCatalog().map((d) => [d.kind, d] as const))('%s', (_, descriptor) => {
  const feature = arbitraryFeature(descriptor);

  it('does not move at or before a bar when every later bar changes, times too', () => {
    fc.assert(
      fc.property(feature, seed, moment, (spec, n, t) => {
        const bars = sampleBars(length, n);
        const after = computeFeature(withOtherFuture(bars, t + 1, n), spec).slice(0, t + 1);
        expectSame(after, computeFeature(bars, spec).slice(0, t + 1));
      }),
      { numRuns: 60 },
    );
  });

  it('says of a prefix of the bars what it says of all of them there', () => {
    fc.assert(
      fc.property(feature, seed, moment, (spec, n, t) => {
        const bars = sampleBars(length, n);
        expectSame(computeFeature(slicedBars(bars, t), spec), computeFeature(bars, spec).slice(0, t));
      }),
      { numRuns: 60 },
    );
  });

  it('moves when the bars change, so the two tests above can fail', () => {
    const bars = sampleBars(length);
    const moves = fc
      .sample(feature, { numRuns: 20, seed: 1 })
      .filter(
        (spec) => !areSame(computeFeature(withOtherFuture(bars, 0, 1), spec), computeFeature(bars, spec)),
      );
    expect(moves.length).toBeGreaterThan(0);
  });

  it('is NaN through its warm-up and finite at the bar after it', () => {
    fc.assert(
      fc.property(feature, seed, (spec, n) => {
        const { definition, parameters } = requireFeature(spec);
        const values = computeFeature(sampleBars(length, n), spec);
        expect(values.findIndex((value) => !Number.isNaN(value))).toBe(definition.warmUp(parameters));
        expect(values.findIndex(Number.isFinite)).toBe(definition.warmUp(parameters));
      }),
      { numRuns: 60 },
    );
  });

  it('is NaN at a missing bar and whole again after one more warm-up', () => {
    const gap = 60;
    fc.assert(
      fc.property(feature, seed, (spec, n) => {
        const { definition, parameters } = requireFeature(spec);
        const bars = sampleBars(length, n);
        for (const column of definition.inputs) bars[column][gap] = NaN;
        const values = computeFeature(bars, spec);
        expect(values[gap]).toBeNaN();
        const recovered = gap + definition.warmUp(parameters) + 1;
        expect(values.subarray(recovered).filter(Number.isNaN).length).toBe(0);
      }),
      { numRuns: 40 },
    );
  });
});
