import { commonBars } from '@core/comparison/common-bars';
import { correlationOf, entriesOf, pairFigures } from '@core/comparison/pair-figures';
import { rollingSharpe } from '@core/comparison/rolling-sharpe';
import { createRandom } from '@core/random';
import { sharpe } from '@core/stats/returns';
import { describe, expect, it } from 'vitest';

const random = createRandom(3, 'comparison');
const noise = (length: number) => Float64Array.from({ length }, () => 0.01 * random.normal());

function resultOf(time: readonly number[], position: readonly number[], equity: readonly number[]) {
  return {
    time: Float64Array.from(time),
    position: Float64Array.from(position),
    equity: Float64Array.from(equity),
    entries: entriesOf([]),
  };
}

const trade = (entryTime: number, direction: 'long' | 'short') => ({
  direction,
  entryTime,
  exitTime: entryTime + 1,
  entryPrice: 1,
  exitPrice: 1,
  bars: 1,
  netReturn: 0,
  isForced: false,
});

describe('runs side by side', () => {
  it('have in common the moments that both have', () => {
    const { first, second } = commonBars(Float64Array.of(1, 3, 4, 6), Float64Array.of(0, 3, 5, 6, 7));
    expect([...first]).toEqual([1, 3]);
    expect([...second]).toEqual([1, 3]);
  });

  it('have the rolling Sharpe ratio of each window by itself', () => {
    const returns = noise(200).map((value) => value + 0.001);
    const rolling = rollingSharpe(returns, 50, 252);
    expect(rolling.subarray(0, 49).every(Number.isNaN)).toBe(true);
    for (let t = 49; t < 200; t++)
      expect(rolling[t]).toBeCloseTo(sharpe(returns.subarray(t - 49, t + 1), 252), 9);
  });

  it('have no rolling Sharpe ratio where nothing moves', () => {
    const returns = Float64Array.from({ length: 60 }, (_, t) => (t < 20 ? 0.01 * (t % 3) : 0));
    expect(rollingSharpe(returns, 20, 252).subarray(39).every(Number.isNaN)).toBe(true);
  });

  it('correlate as numpy.corrcoef says, and not at all with what stands still', () => {
    // numpy.corrcoef([1, 2, 4, 3], [2, 1, 5, 4])[0, 1]
    expect(correlationOf(Float64Array.of(1, 2, 4, 3), Float64Array.of(2, 1, 5, 4))).toBeCloseTo(
      0.8485281374238571,
      12,
    );
    expect(correlationOf(Float64Array.of(1, 2), Float64Array.of(3, 3))).toBeNaN();
  });

  it('overlap where both hold the same side of the bars that either holds', () => {
    const one = {
      ...resultOf([1, 2, 3, 4], [1, 1, 0, -1], [1, 2, 3, 4]),
      entries: entriesOf([trade(1, 'long')]),
    };
    const other = {
      ...resultOf([2, 3, 4, 5], [1, 0, 1, 1], [1, 1.5, 2, 2]),
      entries: entriesOf([trade(1, 'long'), trade(4, 'short')]),
    };
    const figures = pairFigures(one, other);
    expect(figures).toMatchObject({ bars: 3, positionOverlap: 0.5, tradeOverlap: 0.5 });
    expect(pairFigures(resultOf([1], [0], [1]), resultOf([1], [0], [1]))).toMatchObject({
      positionOverlap: Number.NaN,
      tradeOverlap: Number.NaN,
    });
  });
});
