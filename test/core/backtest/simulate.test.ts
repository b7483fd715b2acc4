import { buyAndHold, simulate } from '@core/backtest/simulate';
import { describe, expect, it } from 'vitest';
import golden from '../../fixtures/backtest-golden.json';
import { barsOf } from './bars-arbitrary';

const free = { commissionBp: 0, slippageBp: 0 };

describe('simulate beside backtesting.py', () => {
  const bars = barsOf(golden.bars.open.map((open, i) => ({ open, close: golden.bars.close[i]! })));
  // Whole units of 1e-13 of the account there, fractions of a share here.
  const tolerance = 1e-9;

  for (const example of golden.cases) {
    it(`gives the same equity and trades to 1e-9: ${example.name}`, () => {
      const costs = { commissionBp: example.commissionBp / 2, slippageBp: example.commissionBp / 2 };
      const result = simulate(bars, Int8Array.from(example.targets), costs);
      const apart = example.equity.map((value, bar) => Math.abs(result.equity[bar]! / value - 1));
      expect(Math.max(...apart)).toBeLessThan(tolerance);
      expect(Math.abs(result.equity.at(-1)! / example.finalEquity - 1)).toBeLessThan(tolerance);
      expect(result.trades).toHaveLength(example.trades.length);
      let before = 1;
      example.trades.forEach((expected, i) => {
        const actual = result.trades[i]!;
        expect(actual.direction).toBe(expected.direction);
        expect(actual.entryPrice).toBeCloseTo(expected.entryPrice, 9);
        expect(actual.exitPrice).toBeCloseTo(expected.exitPrice, 9);
        expect(actual.bars).toBe(expected.exitBar - expected.entryBar);
        expect(Math.abs(before * actual.netReturn - expected.profit)).toBeLessThan(tolerance);
        before *= 1 + actual.netReturn;
      });
    });
  }
});

describe('simulate', () => {
  it('fills the signal of a bar at the open of the next', () => {
    const bars = barsOf([
      { open: 90, close: 95 },
      { open: 100, close: 110 },
      { open: 120, close: 130 },
      { open: 125, close: 50 },
    ]);
    const result = simulate(bars, Int8Array.of(1, 1, 0, 0), free);
    expect([...result.position]).toEqual([0, 1, 1, 0]);
    [1, 1.1, 1.3, 1.25].forEach((value, bar) => {
      expect(result.equity[bar]).toBeCloseTo(value, 12);
    });
    expect(result.trades).toEqual([
      {
        direction: 'long',
        entryTime: bars.time[1],
        exitTime: bars.time[3],
        entryPrice: 100,
        exitPrice: 125,
        bars: 2,
        netReturn: expect.closeTo(0.25, 12),
        isForced: false,
      },
    ]);
  });

  it('closes what is open at the last close, with costs, and says so', () => {
    const bars = barsOf([
      { open: 100, close: 100 },
      { open: 100, close: 200 },
    ]);
    const result = simulate(bars, Int8Array.of(1, 1), { commissionBp: 70, slippageBp: 30 });
    expect(result.trades[0]).toMatchObject({ isForced: true, exitPrice: 200, bars: 1 });
    expect(result.position[1]).toBe(1);
    expect(result.equity[1]).toBeCloseTo((2 / 1.01) * 0.99, 12);
    expect(result.costsPaid).toBeCloseTo(0.01 / 1.01 + (0.01 * 2) / 1.01, 12);
    expect(result.grossEquity[1]).toBe(2);
  });

  it('trades twice in a flip from long to short', () => {
    const bars = barsOf([
      { open: 100, close: 100 },
      { open: 100, close: 100 },
      { open: 100, close: 100 },
    ]);
    const result = simulate(bars, Int8Array.of(1, -1, 0), { commissionBp: 100, slippageBp: 0 });
    // Long in, long out, short in, short out at the last close: four fills of about 1.
    expect(result.equity[2]).toBeCloseTo((0.99 / 1.01) ** 2, 12);
    expect(result.tradedMultiples).toBeCloseTo(2 / 1.01 + 2, 12);
  });

  it('gives a short position a profit linear in the price', () => {
    const bars = barsOf([
      { open: 100, close: 100 },
      { open: 100, close: 90 },
      { open: 90, close: 80 },
      { open: 80, close: 120 },
    ]);
    const result = simulate(bars, Int8Array.of(-1, -1, -1, -1), free);
    [1, 1.1, 1.2, 0.8].forEach((value, bar) => {
      expect(result.equity[bar]).toBeCloseTo(value, 12);
    });
  });

  it('stops for good when a short position has lost everything', () => {
    const bars = barsOf([
      { open: 100, close: 100 },
      { open: 100, close: 210 },
      { open: 50, close: 50 },
      { open: 50, close: 100 },
    ]);
    const result = simulate(bars, Int8Array.of(-1, 1, 1, 1), { commissionBp: 2, slippageBp: 1 });
    expect([...result.equity]).toEqual([1, 0, 0, 0]);
    expect(result.ruinedAt).toBe(1);
    expect(result.trades).toHaveLength(1);
    expect(result.trades[0]).toMatchObject({ netReturn: -1, exitPrice: 210, isForced: false });
    expect([...result.position]).toEqual([0, -1, 0, 0]);
    expect(result.drawdown[3]).toBe(-1);
  });

  it('sees ruin at an open, too', () => {
    const bars = barsOf([
      { open: 100, close: 100 },
      { open: 100, close: 100 },
      { open: 250, close: 90 },
    ]);
    const result = simulate(bars, Int8Array.of(-1, -1, -1), free);
    expect(result.ruinedAt).toBe(2);
    expect([...result.equity]).toEqual([1, 1, 0]);
  });

  it('does nothing with one bar or none', () => {
    expect(simulate(barsOf([]), new Int8Array(0), free).equity).toHaveLength(0);
    expect([...simulate(barsOf([{ open: 1, close: 2 }]), Int8Array.of(1), free).equity]).toEqual([1]);
  });
});

describe('buyAndHold', () => {
  it('buys at the open of the second bar and sells at the last close, both with costs', () => {
    const bars = barsOf([
      { open: 50, close: 60 },
      { open: 100, close: 110 },
      { open: 120, close: 150 },
    ]);
    const result = buyAndHold(bars, { commissionBp: 20, slippageBp: 0 });
    expect(result.equity[0]).toBe(1);
    expect(result.equity[2]).toBeCloseTo((1.5 / 1.002) * 0.998, 12);
    expect(result.trades).toHaveLength(1);
  });
});
