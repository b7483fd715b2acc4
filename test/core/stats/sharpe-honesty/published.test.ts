import { deflatedSharpe, luckySharpe } from '@core/stats/sharpe-honesty/deflated-sharpe';
import { effectiveTrials } from '@core/stats/sharpe-honesty/effective-trials';
import { expectedMaximum } from '@core/stats/sharpe-honesty/expected-maximum';
import type { SharpeMoments } from '@core/stats/sharpe-honesty/moments';
import { probabilisticSharpe } from '@core/stats/sharpe-honesty/probabilistic-sharpe';
import { minimumTrackRecord } from '@core/stats/sharpe-honesty/track-record';
import { describe, expect, it } from 'vitest';

/** Bailey and Lopez de Prado (2014): a Sharpe ratio of 2.5 a year over five years of 250 days, trials with variance 0.5 a year. */
const shown: SharpeMoments = { count: 1250, sharpe: 2.5 / Math.sqrt(250), skewness: -3, kurtosis: 10 };
const variance = 0.5 / 250;

describe('the expected maximum', () => {
  it.each([
    [10, 1.574598301],
    [46, 2.244170831],
    [100, 2.530602893],
    [1000, 3.255121514],
  ])('of %i standard normal numbers is %f', (trials, expected) => {
    expect(expectedMaximum(trials)).toBeCloseTo(expected, 9);
  });

  it('is 0 of one, and of what the formula would put below 0', () => {
    expect([expectedMaximum(1), expectedMaximum(1.2)]).toEqual([0, 0]);
    expect([expectedMaximum(0.5), expectedMaximum(NaN)]).toEqual([NaN, NaN]);
  });

  it('never falls when more is tried', () => {
    const counts = [1, 1.1, 1.5, 2, 3, 10, 11, 1e3, 1e6];
    const maxima = counts.map(expectedMaximum);
    expect(maxima).toEqual(maxima.toSorted((a, b) => a - b));
  });
});

describe('the deflated Sharpe ratio', () => {
  it('of the published example is 0.90 among 100 trials and 0.95 among 46', () => {
    expect(luckySharpe({ count: 100, variance })).toBeCloseTo(0.113172002, 9);
    expect(deflatedSharpe(shown, { count: 100, variance })).toBeCloseTo(0.900396834, 9);
    expect(deflatedSharpe(shown, { count: 46, variance })).toBeCloseTo(0.950501707, 9);
  });

  it('of normal returns allows 88 trials', () => {
    const normal = { ...shown, skewness: 0, kurtosis: 3 };
    expect(deflatedSharpe(normal, { count: 88, variance })).toBeCloseTo(0.950490817, 9);
  });

  it('of one trial is the probabilistic one against 0, whatever the variance', () => {
    expect(deflatedSharpe(shown, { count: 1, variance: NaN })).toBe(probabilisticSharpe(shown, 0));
  });

  it('of several trials with an unknown variance is undefined', () => {
    expect(deflatedSharpe(shown, { count: 2, variance: NaN })).toBeNaN();
  });
});

describe('the probabilistic Sharpe ratio', () => {
  const monthly = { count: 24, sharpe: 0.458, skewness: -2.448, kurtosis: 10.164 };

  it('of the published hedge fund is 0.913, and 0.982 if its returns were normal', () => {
    expect(probabilisticSharpe(monthly, 0)).toBeCloseTo(0.913361084, 9);
    expect(probabilisticSharpe({ ...monthly, skewness: 0, kurtosis: 3 }, 0)).toBeCloseTo(0.981674919, 9);
  });

  it('against the ratio itself is one half', () => {
    expect(probabilisticSharpe(monthly, monthly.sharpe)).toBe(0.5);
  });
});

describe('the minimum track record', () => {
  // Bailey and Lopez de Prado (2012), section 5: a ratio of 2 a year against 1, normal returns, 95 %.
  it.each([
    ['daily', 250, 2.73],
    ['weekly', 52, 2.83],
    ['monthly', 12, 3.24],
  ])('of %s returns is the published number of years', (_, perYear, years) => {
    const moments = { count: 1, sharpe: 2 / Math.sqrt(perYear), skewness: 0, kurtosis: 3 };
    const found = minimumTrackRecord(moments, 1 / Math.sqrt(perYear), 0.95);
    expect(Math.round((100 * found) / perYear) / 100).toBe(years);
  });

  it('is the length at which the probabilistic ratio reaches the confidence', () => {
    const count = minimumTrackRecord(shown, 0.1, 0.9);
    expect(probabilisticSharpe({ ...shown, count }, 0.1)).toBeCloseTo(0.9, 14);
  });

  it('does not exist at or below the benchmark', () => {
    expect(minimumTrackRecord(shown, shown.sharpe, 0.95)).toBeNaN();
    expect(minimumTrackRecord(shown, 1, 0.95)).toBeNaN();
  });
});

describe('effective trials', () => {
  it('are one where all are the same, all where none are alike, and between in between', () => {
    expect(effectiveTrials(1, 100)).toBe(1);
    expect(effectiveTrials(0, 100)).toBe(100);
    expect(effectiveTrials(0.5, 101)).toBe(51);
  });

  it('of one trial are one, though it has no correlation', () => {
    expect(effectiveTrials(NaN, 1)).toBe(1);
    expect(effectiveTrials(NaN, 2)).toBeNaN();
  });
});
