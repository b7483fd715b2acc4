import { simulate } from '@core/backtest/simulate';
import { exposure, tradingFigures, winRate } from '@core/stats/trading';
import { nullIfNaN, nullsForNaNs } from '@core/stats/undefined';
import { describe, expect, it } from 'vitest';

const noCosts = { commissionBp: 0, slippageBp: 0 };

describe('winRate', () => {
  it('is the share of trades that earned something after costs', () => {
    expect(winRate([{ netReturn: 0.1 }, { netReturn: 0 }, { netReturn: -0.1 }, { netReturn: 0.2 }])).toBe(
      0.5,
    );
  });

  it('is undefined without trades', () => {
    expect(winRate([])).toBeNaN();
  });
});

describe('exposure', () => {
  it('counts long and short bars', () => {
    expect(exposure(Float64Array.of(0, 1, -1, 0))).toBe(0.5);
    expect(exposure(new Float64Array(0))).toBeNaN();
  });
});

describe('tradingFigures', () => {
  const bars = {
    time: Float64Array.of(0, 1, 2, 3, 4),
    open: Float64Array.of(100, 100, 110, 121, 121),
    close: Float64Array.of(100, 110, 121, 121, 121),
  };

  it('gives what one trade of two bars comes to', () => {
    const figures = tradingFigures(simulate(bars, Int8Array.of(1, 1, 0, 0, 0), noCosts), 4);
    expect(figures.totalReturn).toBeCloseTo(0.21, 12);
    expect(figures.grossTotalReturn).toBe(figures.totalReturn);
    expect(figures.cagr).toBeCloseTo(0.21, 12);
    expect(figures.trades).toBe(1);
    expect(figures.winRate).toBe(1);
    expect(figures.exposure).toBe(0.4);
    // Two fills of the whole equity in one year (4 intervals at 4 bars a year).
    expect(figures.turnover).toBeCloseTo(2, 12);
    expect(figures.costs).toBe(0);
    // Returns 0.1, 0.1, 0, 0: mean 0.05, sample s.d. 0.1 / sqrt(3).
    expect(figures.sharpe).toBeCloseTo(Math.sqrt(3) * 0.5 * 2, 10);
  });

  it('leaves Sharpe ratio and win rate undefined where nothing was traded', () => {
    const figures = tradingFigures(simulate(bars, new Int8Array(5), { commissionBp: 2, slippageBp: 1 }), 252);
    expect(figures.sharpe).toBeNaN();
    expect(figures.winRate).toBeNaN();
    expect(figures).toMatchObject({
      totalReturn: 0,
      maxDrawdown: 0,
      exposure: 0,
      turnover: 0,
      trades: 0,
      costs: 0,
    });
  });
});

describe('nullsForNaNs', () => {
  it('turns undefined figures into null and leaves the others', () => {
    expect(nullsForNaNs({ a: 1, b: Number.NaN, c: 'x' })).toEqual({ a: 1, b: null, c: 'x' });
    expect(nullIfNaN(Number.POSITIVE_INFINITY)).toBeNull();
    expect(nullIfNaN(0)).toBe(0);
  });
});
