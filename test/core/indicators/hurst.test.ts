import { hurstExponent } from '@core/indicators/hurst';
import { createRandom } from '@core/random';
import { describe, expect, it } from 'vitest';

/** Prices whose log returns follow each other by a share: 0 independent, above persistent, below reverting. */
function pricesWith(share: number, length: number): Float64Array {
  const random = createRandom(5, 'hurst');
  const out = new Float64Array(length);
  let step = 0;
  let log = 5;
  for (let t = 0; t < length; t++) {
    step = share * step + 0.01 * random.normal();
    log += step;
    out[t] = Math.exp(log);
  }
  return out;
}

function meanOf(values: Float64Array): number {
  const known = values.filter(Number.isFinite);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

describe('the Hurst exponent', () => {
  it.each([64, 128, 512])(
    'is 0.5 on average over independent returns, in windows of %i bars as well',
    (period) => {
      // 40,000 bars hold 600 or 80 windows that do not overlap, each within about 0.15 or 0.05.
      expect(Math.abs(meanOf(hurstExponent(pricesWith(0, 40_000), period)) - 0.5)).toBeLessThan(0.03);
    },
  );

  it('is higher where returns persist and lower where they revert', () => {
    expect(meanOf(hurstExponent(pricesWith(0.6, 20_000), 128))).toBeGreaterThan(0.65);
    expect(meanOf(hurstExponent(pricesWith(-0.6, 20_000), 128))).toBeLessThan(0.4);
  });

  it('has no value for a price that grows evenly, which does not fluctuate', () => {
    const even = Float64Array.from({ length: 200 }, (_, t) => 100 * 1.001 ** t);
    expect(hurstExponent(even, 64).every(Number.isNaN)).toBe(true);
  });
});
