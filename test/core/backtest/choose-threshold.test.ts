import {
  earnedMost,
  expectedValue,
  leastTrades,
  type ThresholdTrial,
  thresholdGrid,
} from '@core/backtest/choose-threshold';
import { describe, expect, it } from 'vitest';

const trial = (threshold: number, mean: number, trades = leastTrades): ThresholdTrial => ({
  threshold,
  returns: Float64Array.of(mean - 0.01, mean + 0.01),
  trades,
});

describe('thresholds worth a look', () => {
  const said = Float64Array.from({ length: 101 }, (_, i) => i / 100);

  it('are the twentieths of what was said, with those asked for', () => {
    const grid = thresholdGrid(said, false, [0.6, 0.123]);
    expect(grid).toHaveLength(20);
    expect(grid[0]).toBeCloseTo(0.05, 12);
    expect(grid.at(-1)).toBeCloseTo(0.95, 12);
    expect(grid).toContain(0.123);
    expect(grid.filter((level) => Math.abs(level - 0.6) < 1e-9)).toHaveLength(1);
    expect(grid).toEqual(grid.toSorted((a, b) => a - b));
  });

  it('are never below one half where one threshold stands for both sides', () => {
    const grid = thresholdGrid(said, true, []);
    expect(Math.min(...grid)).toBeGreaterThanOrEqual(0.5);
    expect(grid[9]).toBeCloseTo(0.75, 12);
  });

  it('are those asked for where nothing was said', () => {
    expect(thresholdGrid(Float64Array.of(NaN, NaN), false, [0.6])).toEqual([0.6]);
  });
});

describe('the threshold that earned most', () => {
  it('has the highest mean return a bar', () => {
    expect(earnedMost([trial(0.5, 0.001), trial(0.7, 0.003), trial(0.6, 0.002)])!.threshold).toBe(0.7);
    expect(expectedValue(trial(0.5, 0.25))).toBeCloseTo(0.25, 14);
  });

  it('is of equals the one nearest to one half', () => {
    expect(earnedMost([trial(0.3, 0.125), trial(0.6, 0.125), trial(0.9, 0.125)])!.threshold).toBe(0.6);
  });

  it('traded often enough to tell, however much a rare one earned', () => {
    expect(earnedMost([trial(0.9, 0.5, leastTrades - 1), trial(0.6, -0.001)])!.threshold).toBe(0.6);
    expect(earnedMost([trial(0.9, 0.5, leastTrades - 1)])).toBeNull();
    expect(earnedMost([])).toBeNull();
  });
});
