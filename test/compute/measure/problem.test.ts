import {
  atMost,
  flopsPerBar,
  type Problem,
  problemKey,
  standardProblem,
  stepFlops,
} from '@compute/measure/problem';
import { describe, expect, it } from 'vitest';

const with_ = (change: Partial<Problem>): Problem => ({ ...standardProblem, ...change });
const shaped = (change: Partial<Problem['shape']>, batch = 64): Problem =>
  with_({ shape: { ...standardProblem.shape, ...change }, batch });

describe('the key of a problem', () => {
  it('tells apart whatever changes the arithmetic of a step', () => {
    const others: Problem[] = [
      shaped({ features: 9 }),
      shaped({ lookback: 21 }),
      shaped({ layers: 2 }),
      shaped({ hidden: 65 }),
      shaped({ pooling: 'attention' }),
      with_({ batch: 65 }),
      with_({ loss: { kind: 'squared' } }),
      with_({ optimizer: { kind: 'rmsprop', weightDecay: 0 } }),
      with_({ dropout: 0.1 }),
      with_({ recurrentDropout: 0.1 }),
      with_({ clipNorm: null }),
    ];
    const keys = [standardProblem, ...others].map(problemKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is the same where only values differ, which cost nothing', () => {
    const dropped = with_({ dropout: 0.1, clipNorm: 5, optimizer: { kind: 'adam', weightDecay: 0.1 } });
    expect(problemKey(dropped)).toBe(problemKey({ ...dropped, dropout: 0.2, clipNorm: 1 }));
  });
});

describe('the cost of a problem', () => {
  it('counts a multiply-add of every weight forth and two back', () => {
    // 4 gates of 64 units reading 8 features and 64 outputs, then two layers of 64 reading 64.
    expect(flopsPerBar(standardProblem)).toBe(6 * 4 * 64 * (8 + 64));
    expect(flopsPerBar(shaped({ layers: 3 }))).toBe(6 * 4 * 64 * (8 + 64 + 2 * (64 + 64)));
  });

  it('is kept small by fewer rows, and by fewer bars where one row alone is too much', () => {
    const flops = 5e7;
    expect(atMost(shaped({ hidden: 16 }), flops)).toEqual(shaped({ hidden: 16 }));

    const fewerRows = atMost(shaped({ hidden: 128, lookback: 60 }, 256), flops);
    expect(fewerRows.shape.lookback).toBe(60);
    expect(stepFlops(fewerRows)).toBeLessThanOrEqual(flops);
    expect(stepFlops({ ...fewerRows, batch: fewerRows.batch + 1 })).toBeGreaterThan(flops);

    const fewerBars = atMost(shaped({ hidden: 256, lookback: 5000 }, 256), flops);
    expect(fewerBars.batch).toBe(1);
    expect(stepFlops(fewerBars)).toBeLessThanOrEqual(flops);
  });

  it('never asks for less than one row of eight bars, nor for more than the problem has', () => {
    const huge = shaped({ layers: 4, hidden: 1024, lookback: 5000 }, 4096);
    expect(atMost(huge, 5e7)).toMatchObject({ batch: 1, shape: { lookback: 8 } });
    expect(atMost(shaped({ lookback: 3 }), 1)).toMatchObject({ batch: 1, shape: { lookback: 3 } });
  });
});
