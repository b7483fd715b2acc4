import { computeFeature, requireFeature } from '@core/features/registry';
import { mapJoined } from '@core/joined';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryFeature, sampleCatalog } from './arbitrary-feature';
import { areSame, expectSame } from './same-values';
import { sampleBars, slicedBars, withOtherFuture } from './sample-bars';
import { sampleJoined, sampleShapes, slicedJoined, withOtherJoinedFuture } from './sample-joined';

const length = 200;
const seed = fc.integer({ min: 0, max: 1_000_000 });
const moment = fc.integer({ min: 0, max: length - 1 });

describe.each(sampleCatalog.map((d) => [d.kind, d] as const))('%s', (_, descriptor) => {
  const feature = arbitraryFeature(descriptor);

  it('does not move at or before a bar when every later bar changes, times too', () => {
    fc.assert(
      fc.property(feature, seed, moment, (spec, n, t) => {
        const bars = sampleBars(length, n);
        const joined = sampleJoined(length, n);
        const otherJoined = withOtherJoinedFuture(joined, t + 1, n);
        const after = computeFeature(withOtherFuture(bars, t + 1, n), spec, otherJoined).slice(0, t + 1);
        expectSame(after, computeFeature(bars, spec, joined).slice(0, t + 1));
      }),
      { numRuns: 15 },
    );
  });

  it('says of a prefix of the bars what it says of all of them there', () => {
    fc.assert(
      fc.property(feature, seed, moment, (spec, n, t) => {
        const bars = sampleBars(length, n);
        const joined = sampleJoined(length, n);
        const prefix = computeFeature(slicedBars(bars, t), spec, slicedJoined(joined, 0, t));
        expectSame(prefix, computeFeature(bars, spec, joined).slice(0, t));
      }),
      { numRuns: 15 },
    );
  });

  it('moves when the bars change, so the two tests above can fail', () => {
    const bars = sampleBars(length);
    const joined = sampleJoined(length);
    const [otherBars, otherJoined] = [withOtherFuture(bars, 0, 1), withOtherJoinedFuture(joined, 0, 1)];
    const moves = fc
      .sample(feature, { numRuns: 20, seed: 1 })
      .filter(
        (spec) => !areSame(computeFeature(otherBars, spec, otherJoined), computeFeature(bars, spec, joined)),
      );
    expect(moves.length).toBeGreaterThan(0);
  });

  it('is NaN through its warm-up and finite at the bar after it', () => {
    fc.assert(
      fc.property(feature, seed, (spec, n) => {
        const { definition, parameters } = requireFeature(spec, sampleShapes);
        const values = computeFeature(sampleBars(length, n), spec, sampleJoined(length, n));
        expect(values.findIndex((value) => !Number.isNaN(value))).toBe(definition.warmUp(parameters));
        expect(values.findIndex(Number.isFinite)).toBe(definition.warmUp(parameters));
      }),
      { numRuns: 15 },
    );
  });

  it('is NaN at a bar where everything is missing and whole again after one more warm-up', () => {
    const gap = 60;
    fc.assert(
      fc.property(feature, seed, (spec, n) => {
        const { definition, parameters } = requireFeature(spec, sampleShapes);
        const bars = sampleBars(length, n);
        for (const column of definition.inputs) bars[column][gap] = NaN;
        const joined = mapJoined(sampleJoined(length, n), (column) => column.with(gap, NaN));
        const values = computeFeature(bars, spec, joined);
        expect(values[gap]).toBeNaN();
        // As whole as though the series began there: a ratio may lack its divisor on quiet bars anyway.
        const fresh = computeFeature(
          slicedBars(bars, length, gap + 1),
          spec,
          slicedJoined(joined, gap + 1, length),
        );
        const warm = definition.warmUp(parameters);
        const isMissing = (column: Float64Array) => Array.from(column.subarray(warm), Number.isNaN);
        expect(isMissing(values.subarray(gap + 1))).toEqual(isMissing(fresh));
      }),
      { numRuns: 12 },
    );
  });
});
