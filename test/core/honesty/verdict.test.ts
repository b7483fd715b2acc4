import { verdictOf } from '@core/honesty/verdict';
import { describe, expect, it } from 'vitest';

const figures = {
  trials: 7,
  sharpe: 1.31,
  luckySharpe: 1.2,
  probabilistic: 0.97,
  deflated: 0.41,
  returns: 760,
  years: 3.04,
  minimumReturns: 400,
  minimumYears: 1.6,
};

describe('the verdict', () => {
  it('says what luck alone would show, and on which side of it the run stands', () => {
    const start = 'After 7 trials on this period, a Sharpe of 1.20 is what luck alone would show';
    expect(verdictOf(figures)).toBe(
      `${start} (deflated Sharpe 0.41); this run's 1.31 is more, but may well be luck too.`,
    );
    expect(verdictOf({ ...figures, sharpe: 0.8, deflated: 0.3 })).toBe(
      `${start} (deflated Sharpe 0.30); this run's 0.80 is no more than that.`,
    );
    expect(verdictOf({ ...figures, sharpe: 3, deflated: 0.99 })).toBe(
      `${start} (deflated Sharpe 0.99); this run's 3.00 is hard to explain by luck.`,
    );
    expect(verdictOf({ ...figures, luckySharpe: null, deflated: null })).toBe(
      'After 7 trials on this period, what luck alone would show is not known: fewer than two of them have a Sharpe ratio.',
    );
  });

  it('of the first trial speaks of its length', () => {
    const first = { ...figures, trials: 1, luckySharpe: 0, deflated: 0.97 };
    expect(verdictOf(first)).toBe(
      'This is the first trial on this period. A Sharpe of 1.31 over 760 returns (3.0 years) is above 0 with a probability of 97%.',
    );
    expect(
      verdictOf({ ...first, sharpe: 0.5, probabilistic: 0.8, minimumReturns: 2700, minimumYears: 10.8 }),
    ).toBe(
      'This is the first trial on this period. A Sharpe of 0.50 over 760 returns (3.0 years) is above 0 with a probability of 80%; it would take 2,700 returns (10.8 years) to say so with 95%.',
    );
    expect(verdictOf({ ...first, sharpe: -0.5 })).toBe(
      'This is the first trial on this period. A Sharpe of −0.50 over 760 returns (3.0 years) is no sign of skill.',
    );
  });

  it('says where there is nothing to judge', () => {
    expect(verdictOf({ ...figures, sharpe: null })).toMatch(
      /^There is no Sharpe ratio to judge: .* 7 trials have been made on this period\.$/,
    );
  });
});
