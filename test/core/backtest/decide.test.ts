import { decide, decideAll } from '@core/backtest/decide';
import fc from 'fast-check';
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

describe('decide with a third class', () => {
  const rule = { long: 0.6, short: 0.4 };

  it('is short where P(down) is above 1 less the short threshold, and not where flat is what is left', () => {
    expect(decide(0.1, rule, 0.7)).toBe(-1);
    expect(decide(0.1, rule, 0.6)).toBe(0);
    expect(decide(0.1, rule, 0.2)).toBe(0);
    expect(decide(0.7, rule, 0.2)).toBe(1);
    expect(decide(0.1, { long: 0.6, short: null }, 0.9)).toBe(0);
    expect(decide(Number.NaN, rule, Number.NaN)).toBe(0);
  });

  it('says what it says of two classes where nothing is left for a third, the short threshold not above the long', () => {
    const step = fc.integer({ min: 0, max: 1024 }).map((n) => n / 1024);
    fc.assert(
      fc.property(step, step, step, (up, a, b) => {
        const any = { long: Math.max(a, b), short: Math.min(a, b) };
        expect(decide(up, any, 1 - up)).toBe(decide(up, any));
      }),
    );
  });

  it('takes the likelier side where both pass, and neither of equals', () => {
    const low = { long: 0.3, short: 0.7 };
    expect([decide(0.5, low, 0.4), decide(0.4, low, 0.5), decide(0.4, low, 0.4)]).toEqual([1, -1, 0]);
    expect([decide(0.5, low, 0.2), decide(0.2, low, 0.5), decide(0.2, low, 0.2)]).toEqual([1, -1, 0]);
  });
});

describe('decideAll', () => {
  it('decides bar by bar', () => {
    expect([...decideAll(Float64Array.of(0.7, 0.5, 0.1, Number.NaN), { long: 0.6, short: 0.4 })]).toEqual([
      1, 0, -1, 0,
    ]);
    const down = Float64Array.of(0.2, 0.7, 0.5);
    expect([...decideAll(Float64Array.of(0.7, 0.2, 0.3), { long: 0.6, short: 0.4 }, down)]).toEqual([
      1, -1, 0,
    ]);
  });
});
