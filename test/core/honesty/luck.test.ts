import { luckOf } from '@core/honesty/luck';
import { returnsAt, sharpePerBar, type TrialAccount } from '@core/honesty/trial-account';
import { createRandom } from '@core/random';
import { sharpeMoments } from '@core/stats/sharpe-honesty/moments';
import { describe, expect, it } from 'vitest';
import { hedgeFund, normalYears, returnsWithMoments } from './returns-with-moments';

const perYear = 250;
const days = (count: number, from = 0) => Float64Array.from({ length: count }, (_, bar) => from + bar);
const accountOf = (value: Float64Array, time = days(value.length)): TrialAccount => ({
  sharpe: sharpeMoments(value).sharpe,
  barsPerYear: perYear,
  time,
  value,
});
/** A trial of which only the ratio is known. */
const onlySharpe = (sharpe: number): TrialAccount => ({
  sharpe,
  barsPerYear: perYear,
  time: new Float64Array(0),
  value: new Float64Array(0),
});
const noise = (seed: number, bars = 500): Float64Array => {
  const random = createRandom(seed, 'trial');
  return Float64Array.from({ length: bars }, () => 0.01 * random.normal());
};

describe('luck', () => {
  it('of the published monthly record gives its probabilistic Sharpe ratio', () => {
    const account = accountOf(returnsWithMoments(hedgeFund));
    const { probabilistic, deflated, effective } = luckOf(account, [account]);
    expect(probabilistic).toBeCloseTo(0.913361084, 8);
    expect([deflated, effective]).toEqual([probabilistic, 1]);
  });

  it('of the published 88 trials with normal returns gives its deflated Sharpe ratio', () => {
    const account = accountOf(returnsWithMoments(normalYears));
    const step = Math.sqrt((0.5 / 250) * (87 / 86));
    const sides = Array.from({ length: 43 }, () => [account.sharpe + step, account.sharpe - step]).flat();
    const trials = [account, onlySharpe(account.sharpe), ...sides.map(onlySharpe)];
    const luck = luckOf(account, trials);
    expect(luck.deviation ** 2).toBeCloseTo(0.5 / 250, 12);
    expect(luck.meanCorrelation).toBeNaN();
    expect([luck.trials, luck.effective]).toEqual([88, 88]);
    expect(luck.deflated).toBeCloseTo(0.950490817, 8);
  });

  it('counts trials that are all the same as one', () => {
    const account = accountOf(noise(1));
    const luck = luckOf(account, [account, account, account]);
    expect(luck.trials).toBe(3);
    expect(luck.effective).toBeCloseTo(1, 9);
    expect(luck.deflated).toBe(luck.probabilistic);
  });

  it('counts trials that have nothing in common nearly in full, and lowers the ratio for each', () => {
    const accounts = [1, 2, 3, 4, 5, 6].map((seed) => accountOf(noise(seed)));
    const best = accounts.reduce((most, one) => (one.sharpe > most.sharpe ? one : most));
    const two = luckOf(best, [best, accounts.find((one) => one !== best)!]);
    const six = luckOf(best, accounts);
    expect(six.effective).toBeGreaterThan(5.5);
    expect(six.deflated).toBeLessThan(two.probabilistic);
    expect(six.lucky).toBeGreaterThan(0);
  });

  it('takes trials that share few bars for nearly unlike', () => {
    const value = noise(1);
    const account = accountOf(value);
    const last50 = accountOf(value.slice(450), days(50, 450));
    expect(luckOf(account, [account, last50]).meanCorrelation).toBeLessThan(0.5);
    expect(luckOf(account, [account, last50]).meanCorrelation).toBeGreaterThan(0);
  });

  it('is not known where no second trial has a ratio, nor of constant returns', () => {
    const account = accountOf(noise(1));
    const flat = accountOf(new Float64Array(500));
    const besideFlat = luckOf(account, [account, flat]);
    expect([besideFlat.lucky, besideFlat.deflated]).toEqual([NaN, NaN]);
    const ofFlat = luckOf(flat, [flat]);
    expect([ofFlat.probabilistic, ofFlat.deflated, ofFlat.minimumTrackRecord]).toEqual([NaN, NaN, NaN]);
  });
});

describe('accounts of trials', () => {
  it('give their returns at the bars of another, and NaN where they have none', () => {
    const trial = accountOf(Float64Array.of(0.1, 0.2, 0.3), Float64Array.of(2, 4, 6));
    expect([...returnsAt(trial, Float64Array.of(1, 2, 3, 4, 5, 6, 7))]).toEqual([
      NaN,
      0.1,
      NaN,
      0.2,
      NaN,
      0.3,
      NaN,
    ]);
  });

  it('give their ratio by the bars of another length', () => {
    const daily = { ...onlySharpe(0.1), barsPerYear: 252 };
    expect(sharpePerBar(daily, 52)).toBeCloseTo(0.1 * Math.sqrt(252 / 52), 12);
    expect(sharpePerBar({ ...daily, barsPerYear: NaN }, 52)).toBe(0.1);
  });
});
