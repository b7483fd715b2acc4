import { classesOf, outcomesOf } from '@core/labels/outcomes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleBars, withOtherFuture } from '../features/sample-bars';

const label = fc.record({
  kind: fc.constantFrom('direction' as const, 'movement' as const, 'return' as const),
  horizon: fc.integer({ min: 1, max: 20 }),
  band: fc.integer({ min: 1, max: 300 }),
});
const seed = fc.integer({ min: 0, max: 1_000_000 });

describe('for any label', () => {
  it('the outcome of bar t is decided by bar t + horizon and no later one', () => {
    fc.assert(
      fc.property(label, seed, fc.integer({ min: 0, max: 79 }), (spec, n, t) => {
        const bars = sampleBars(100, n);
        const before = outcomesOf(spec, bars.close);
        const after = outcomesOf(spec, withOtherFuture(bars, t + spec.horizon + 1, n).close);
        expect(after.subarray(0, t + 1)).toEqual(before.subarray(0, t + 1));
      }),
    );
  });

  it('the last bars, as many as the horizon, have none yet, and classes are those that have a name', () => {
    fc.assert(
      fc.property(label, seed, (spec, n) => {
        const outcomes = outcomesOf(spec, sampleBars(100, n).close);
        expect(outcomes.subarray(100 - spec.horizon).every(Number.isNaN)).toBe(true);
        const known = outcomes.subarray(0, 100 - spec.horizon);
        expect(known.some(Number.isNaN)).toBe(false);
        const classes = classesOf[spec.kind].length;
        if (classes > 0) for (const outcome of known) expect(classesOf[spec.kind][outcome]).toBeDefined();
      }),
    );
  });
});
