import { cagr, returnsOf, sampleDeviation, sharpe, volatility } from '@core/stats/returns';
import { describe, expect, it } from 'vitest';

describe('returnsOf', () => {
  it('is the change from bar to bar', () => {
    expect([...returnsOf(Float64Array.of(1, 1.5, 0.75))]).toEqual([0.5, -0.5]);
  });

  it('is zero after ruin', () => {
    expect([...returnsOf(Float64Array.of(1, 0, 0))]).toEqual([-1, 0]);
  });

  it('is empty for one bar and for none', () => {
    expect(returnsOf(Float64Array.of(1))).toHaveLength(0);
    expect(returnsOf(new Float64Array(0))).toHaveLength(0);
  });
});

describe('sharpe', () => {
  it('is mean over sample deviation, annualised', () => {
    // mean 0.01, sample variance (0.01^2 + 0 + 0.01^2) / 2 = 0.0001
    expect(sharpe(Float64Array.of(0, 0.01, 0.02), 252)).toBeCloseTo(Math.sqrt(252), 10);
  });

  it('is undefined for constant returns, also those taken from a compounding curve', () => {
    const equity = Float64Array.from({ length: 500 }, (_, t) => 1.001 ** t);
    expect(sharpe(Float64Array.of(0.01, 0.01, 0.01), 252)).toBeNaN();
    expect(sharpe(returnsOf(equity), 252)).toBeNaN();
    expect(sharpe(new Float64Array(100), 252)).toBeNaN();
  });

  it('is undefined for fewer than two returns', () => {
    expect(sharpe(Float64Array.of(0.01), 252)).toBeNaN();
    expect(sharpe(new Float64Array(0), 252)).toBeNaN();
  });
});

describe('volatility', () => {
  it('is the annualised sample deviation', () => {
    expect(sampleDeviation(Float64Array.of(1, 2, 3, 4))).toBeCloseTo(Math.sqrt(5 / 3), 14);
    expect(volatility(Float64Array.of(0, 0.01, 0.02), 100)).toBeCloseTo(0.1, 12);
    expect(volatility(Float64Array.of(0.1), 100)).toBeNaN();
  });
});

describe('cagr', () => {
  it('compounds to the same end', () => {
    expect(cagr(Float64Array.of(1, 1.1, 1.21), 1)).toBeCloseTo(0.1, 12);
    expect(cagr(Float64Array.of(1, 2), 0.5)).toBeCloseTo(Math.SQRT2 - 1, 12);
  });

  it('is total loss after ruin and undefined for one bar', () => {
    expect(cagr(Float64Array.of(1, 0), 252)).toBe(-1);
    expect(cagr(Float64Array.of(1), 252)).toBeNaN();
  });
});
