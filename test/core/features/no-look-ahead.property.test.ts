import { computeFeature, featureCatalog, requireFeature } from '@core/features/registry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryFeature } from './arbitrary-feature';
import { sampleBars, slicedBars, withOtherFuture } from './sample-bars';

const length = 200;
const seed = fc.integer({ min: 0, max: 1_000_000 });
const moment = fc.integer({ min: 0, max: length - 1 });

describe.each(featureCatalog().map((d) => [d.kind, d] as const))('%s', (_, descriptor) => {
  it('does not move at or before a bar when every later bar changes', () => {
    fc.assert(
      fc.property(arbitraryFeature(descriptor), seed, moment, (spec, n, t) => {
        const bars = sampleBars(length, n);
        const before = computeFeature(bars, spec).slice(0, t + 1);
        expect(computeFeature(withOtherFuture(bars, t + 1, n), spec).slice(0, t + 1)).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it('says of a prefix of the bars what it says of all of them there', () => {
    fc.assert(
      fc.property(arbitraryFeature(descriptor), seed, moment, (spec, n, t) => {
        const bars = sampleBars(length, n);
        expect(computeFeature(slicedBars(bars, t), spec)).toEqual(computeFeature(bars, spec).slice(0, t));
      }),
      { numRuns: 60 },
    );
  });

  it('moves when the bars before it change, so the two tests above can fail', () => {
    fc.assert(
      fc.property(arbitraryFeature(descriptor), seed, (spec, n) => {
        const bars = sampleBars(length, n);
        expect(computeFeature(withOtherFuture(bars, 0, n), spec)).not.toEqual(computeFeature(bars, spec));
      }),
      { numRuns: 20 },
    );
  });

  it('is NaN through its warm-up and finite from there on', () => {
    fc.assert(
      fc.property(arbitraryFeature(descriptor), seed, (spec, n) => {
        const { definition, parameters } = requireFeature(spec);
        const values = computeFeature(sampleBars(length, n), spec);
        expect(values.findIndex(Number.isFinite)).toBe(definition.warmUp(parameters));
        expect(values.subarray(0, definition.warmUp(parameters)).every(Number.isNaN)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is NaN at a missing bar and whole again after one more warm-up', () => {
    const gap = 60;
    fc.assert(
      fc.property(arbitraryFeature(descriptor), seed, (spec, n) => {
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
