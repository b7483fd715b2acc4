import { classesOf, outcomesOf } from '@core/labels/outcomes';
import { labelKinds, labelSpec } from '@shared/spec-label';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleBars, withOtherFuture } from '../features/sample-bars';

const label = fc
  .record({
    kind: fc.constantFrom(...labelKinds),
    horizon: fc.integer({ min: 1, max: 20 }),
    band: fc.integer({ min: 1, max: 300 }),
    atEnd: fc.constantFrom('neither' as const, 'side' as const),
    side: fc.constantFrom('momentum' as const, 'reversal' as const),
    volatilityBars: fc.integer({ min: 2, max: 10 }),
    sideBars: fc.integer({ min: 1, max: 10 }),
  })
  .map((fields) => labelSpec.parse(fields));
const seed = fc.integer({ min: 0, max: 1_000_000 });

describe('for any label', () => {
  it('the outcome of bar t is decided by bar t + horizon and no later one', () => {
    fc.assert(
      fc.property(label, seed, fc.integer({ min: 0, max: 79 }), (spec, n, t) => {
        const bars = sampleBars(100, n);
        const before = outcomesOf(spec, bars).values;
        const after = outcomesOf(spec, withOtherFuture(bars, t + spec.horizon + 1, n)).values;
        expect(after.subarray(0, t + 1)).toEqual(before.subarray(0, t + 1));
      }),
    );
  });

  it('the last bars, as many as the horizon, have none yet, and classes are those that have a name', () => {
    fc.assert(
      fc.property(label, seed, (spec, n) => {
        const outcomes = outcomesOf(spec, sampleBars(100, n)).values;
        expect(outcomes.subarray(100 - spec.horizon).every(Number.isNaN)).toBe(true);
        const known = outcomes.subarray(0, 100 - spec.horizon);
        // Barriers are measured in a volatility that the first bars have not got, and a bet in a return.
        const isMeasured = spec.kind === 'tripleBarrier' || spec.kind === 'meta';
        const first = isMeasured ? Math.max(spec.volatilityBars, spec.sideBars) : 0;
        const counted = spec.kind === 'meta' ? [] : known.subarray(first);
        expect(counted.some(Number.isNaN)).toBe(false);
        const classes: readonly string[] = spec.kind === 'aboveMedian' ? [] : classesOf[spec.kind];
        if (classes.length > 0)
          for (const outcome of known) if (!Number.isNaN(outcome)) expect(classes[outcome]).toBeDefined();
      }),
    );
  });
});
