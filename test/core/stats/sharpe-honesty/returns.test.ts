import { createRandom } from '@core/random';
import { sharpe } from '@core/stats/returns';
import { meanCorrelation } from '@core/stats/sharpe-honesty/effective-trials';
import { sharpeHonesty } from '@core/stats/sharpe-honesty/honesty';
import { sharpeMoments } from '@core/stats/sharpe-honesty/moments';
import { describe, expect, it } from 'vitest';
import golden from '../../../fixtures/honesty-golden.json';

describe('the moments of returns', () => {
  for (const example of golden.moments) {
    it(`equal scipy's to 1e-12: ${example.name}`, () => {
      const found = sharpeMoments(Float64Array.from(example.returns));
      expect(found.sharpe).toBeCloseTo(example.sharpe, 12);
      expect(found.skewness).toBeCloseTo(example.skewness, 12);
      expect(found.kurtosis).toBeCloseTo(example.kurtosis, 11);
    });
  }

  it("have the Sharpe ratio of the run's page, before it is annualised", () => {
    const returns = Float64Array.from(golden.moments[0]!.returns);
    expect(sharpeMoments(returns).sharpe).toBeCloseTo(sharpe(returns, 1), 15);
  });

  it('leave out what is not known', () => {
    expect(sharpeMoments(Float64Array.of(0.1, NaN, -0.2, 0.3))).toEqual(
      sharpeMoments(Float64Array.of(0.1, -0.2, 0.3)),
    );
  });
});

describe('constant returns', () => {
  const equity = Float64Array.from({ length: 300 }, (_, i) => 1.001 ** i);
  const rounded = equity.subarray(1).map((value, i) => value / equity[i]! - 1);

  it.each([
    ['zero', new Float64Array(50)],
    ['the same gain every day', new Float64Array(50).fill(0.01)],
    ['the same gain with the rounding of an equity curve', rounded],
    ['one return', Float64Array.of(0.02)],
    ['none', new Float64Array(0)],
  ])('have no probability at all, never 1: %s', (_, returns) => {
    const { probabilistic, deflated, minimumTrackRecord } = sharpeHonesty(returns, {
      count: 10,
      variance: 0.01,
    });
    expect([probabilistic, deflated, minimumTrackRecord]).toEqual([NaN, NaN, NaN]);
  });
});

describe('the honest figures of a record', () => {
  const random = createRandom(7, 'returns');
  const returns = Float64Array.from({ length: 750 }, () => 0.0008 + 0.01 * random.normal());

  it('fall when more was tried, while the record stays what it is', () => {
    const figures = [1, 2, 10, 1000].map((count) => sharpeHonesty(returns, { count, variance: 0.002 }));
    const deflated = figures.map((figure) => figure.deflated);
    expect(deflated).toEqual(deflated.toSorted((a, b) => b - a));
    expect(new Set(deflated).size).toBe(4);
    expect(new Set(figures.map((figure) => figure.probabilistic)).size).toBe(1);
  });
});

describe('the mean correlation', () => {
  it("is numpy's mean over all pairs to 1e-13", () => {
    const { trials, mean } = golden.correlation;
    expect(meanCorrelation(trials.map((series) => Float64Array.from(series)))).toBeCloseTo(mean, 13);
  });

  it('leaves out trials that never moved, and is undefined of fewer than two', () => {
    const [first, second] = [Float64Array.of(1, 2, 4), Float64Array.of(2, 4, 8)];
    expect(meanCorrelation([first, second, new Float64Array(3)])).toBeCloseTo(1, 14);
    expect(meanCorrelation([first, new Float64Array(3), Float64Array.of(1, NaN, 2)])).toBeNaN();
    expect(meanCorrelation([])).toBeNaN();
  });

  it('refuses trials of different lengths', () => {
    expect(() => meanCorrelation([new Float64Array(3), new Float64Array(4)])).toThrow('different lengths');
  });
});
