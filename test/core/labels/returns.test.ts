import { directionLabels } from '@core/labels/direction';
import { horizonReturns } from '@core/labels/returns';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('returns over the horizon', () => {
  it('are logarithms of the later close over this one, and nothing of the last bars', () => {
    const close = Float64Array.of(1, Math.E, 1, 2);
    expect(horizonReturns(close, 1)).toEqual(Float64Array.of(1, -1, Math.log(2), NaN));
    expect(horizonReturns(close, 3)).toEqual(Float64Array.of(Math.log(2), NaN, NaN, NaN));
  });

  it('are NaN where a close is missing, zero or negative', () => {
    expect(horizonReturns(Float64Array.of(1, NaN, 2, 0, 1, -1, -2), 1)).toEqual(
      new Float64Array(7).fill(NaN),
    );
  });

  const closes = fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: 1, maxLength: 60 });
  const horizons = fc.integer({ min: 1, max: 8 });

  it('add up over the bars of the horizon', () => {
    fc.assert(
      fc.property(closes, horizons, (close, horizon) => {
        const prices = Float64Array.from(close);
        const single = horizonReturns(prices, 1);
        horizonReturns(prices, horizon).forEach((value, t) => {
          if (t + horizon >= close.length) expect(value).toBeNaN();
          else
            expect(value).toBeCloseTo(
              single.subarray(t, t + horizon).reduce((a, b) => a + b, 0),
              10,
            );
        });
      }),
    );
  });

  it('are above 0 where the direction is up and nowhere else', () => {
    fc.assert(
      fc.property(closes, horizons, (close, horizon) => {
        const prices = Float64Array.from(close, Math.round);
        const up = directionLabels(prices, horizon);
        horizonReturns(prices, horizon).forEach((value, t) => {
          if (!Number.isNaN(value)) expect(value > 0 ? 1 : 0).toBe(up[t]);
        });
      }),
    );
  });
});
