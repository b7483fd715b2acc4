import { decide, decideAll } from '@core/backtest/decide';
import { describe, expect, it } from 'vitest';

describe('decide', () => {
  it('is long only above the long threshold', () => {
    expect(decide(0.6, { long: 0.6, short: null })).toBe(0);
    expect(decide(0.6000001, { long: 0.6, short: null })).toBe(1);
    expect(decide(0, { long: 0.6, short: null })).toBe(0);
  });

  it('is short only below the short threshold', () => {
    expect(decide(0.4, { long: 0.6, short: 0.4 })).toBe(0);
    expect(decide(0.39, { long: 0.6, short: 0.4 })).toBe(-1);
  });

  it('holds nothing where nothing was said', () => {
    expect(decide(Number.NaN, { long: 0.6, short: 0.4 })).toBe(0);
  });
});

describe('decideAll', () => {
  it('decides bar by bar', () => {
    expect([...decideAll(Float64Array.of(0.7, 0.5, 0.1, Number.NaN), { long: 0.6, short: 0.4 })]).toEqual([
      1, 0, -1, 0,
    ]);
  });
});
