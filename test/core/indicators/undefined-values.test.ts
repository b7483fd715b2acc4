import { bollingerBandwidth, bollingerPercentB } from '@core/indicators/bollinger';
import { logReturn, simpleReturn } from '@core/indicators/returns';
import { rollingZscore } from '@core/indicators/rolling-zscore';
import { rsi } from '@core/indicators/rsi';
import { describe, expect, it } from 'vitest';

const flat = new Float64Array(30).fill(100);

describe('what has no value is NaN, never 0 or 1', () => {
  it('RSI of a price that never moved', () => {
    expect(rsi(flat, 14).every(Number.isNaN)).toBe(true);
  });

  it('RSI of a price that only rose is 100, which is known', () => {
    expect(
      rsi(
        flat.map((x, t) => x + t),
        14,
      )[20],
    ).toBe(100);
  });

  it('%b of bands without width, whose bandwidth is a plain 0', () => {
    expect(bollingerPercentB(flat, 20, 2).every(Number.isNaN)).toBe(true);
    expect(bollingerBandwidth(flat, 20, 2)[25]).toBe(0);
  });

  it('z-score of a volume that is always the same', () => {
    expect(rollingZscore(flat, 20).every(Number.isNaN)).toBe(true);
  });

  it('returns from a price of zero, and logarithms of what is not positive', () => {
    expect(simpleReturn(Float64Array.of(0, 5, 10), 1)).toEqual(Float64Array.of(NaN, NaN, 1));
    expect(logReturn(Float64Array.of(-1, -2, 4), 1)).toEqual(Float64Array.of(NaN, NaN, NaN));
  });
});
