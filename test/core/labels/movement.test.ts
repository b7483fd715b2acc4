import { movementLabels } from '@core/labels/movement';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('movement labels', () => {
  it('say 2 above the band, 0 below it, 1 within, and nothing of the last bars', () => {
    const close = Float64Array.of(100, 100.3, 100.4, 100.1, 100.1);
    expect(movementLabels(close, 1, 20)).toEqual(Float32Array.of(2, 1, 0, 1, NaN));
    expect(movementLabels(close, 3, 20)).toEqual(Float32Array.of(1, 1, NaN, NaN, NaN));
  });

  it('count the edge of the band as flat', () => {
    expect(movementLabels(Float64Array.of(1, 1.25, 0.9375), 1, 2500)).toEqual(Float32Array.of(1, 1, NaN));
    expect(movementLabels(Float64Array.of(1, 1.25, 0.9375), 1, 2499)).toEqual(Float32Array.of(2, 0, NaN));
  });

  it('are NaN where a close is missing or is no price to compare with', () => {
    expect(movementLabels(Float64Array.of(1, NaN, 0, 4), 1, 20)).toEqual(Float32Array.of(NaN, NaN, NaN, NaN));
  });

  const closes = fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: 1, maxLength: 60 });
  const horizons = fc.integer({ min: 1, max: 8 });
  const bands = fc.integer({ min: 1, max: 5000 });

  it('only ever turn flat as the band widens', () => {
    fc.assert(
      fc.property(closes, horizons, bands, bands, (close, horizon, a, b) => {
        const prices = Float64Array.from(close);
        const narrow = movementLabels(prices, horizon, Math.min(a, b));
        const wide = movementLabels(prices, horizon, Math.max(a, b));
        wide.forEach((label, t) => {
          if (Number.isNaN(label)) expect(narrow[t]).toBeNaN();
          else expect([1, narrow[t]]).toContain(label);
        });
      }),
    );
  });

  it('do not depend on the currency', () => {
    fc.assert(
      fc.property(closes, horizons, bands, fc.constantFrom(0.25, 8, 1024), (close, horizon, band, scale) => {
        const prices = Float64Array.from(close);
        expect(
          movementLabels(
            prices.map((price) => price * scale),
            horizon,
            band,
          ),
        ).toEqual(movementLabels(prices, horizon, band));
      }),
    );
  });
});
