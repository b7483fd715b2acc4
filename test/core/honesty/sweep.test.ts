import { sweepHonesty } from '@core/honesty/sweep';
import type { TrialAccount } from '@core/honesty/trial-account';
import { createRandom } from '@core/random';
import { sharpe } from '@core/stats/returns';
import { describe, expect, it } from 'vitest';

const time = Float64Array.from({ length: 64 }, (_, k) => k * 86_400_000);

/** Returns of noise around a drift, from a seed. */
function account(seed: number, drift = 0): TrialAccount {
  const random = createRandom(seed);
  const value = Float64Array.from(time, () => drift + (random.next() - 0.5) / 50);
  return { sharpe: sharpe(value, 1), barsPerYear: 252, time, value };
}

const unknown: TrialAccount = {
  sharpe: Number.NaN,
  barsPerYear: Number.NaN,
  time: new Float64Array(0),
  value: new Float64Array(0),
};

describe('the winner of a sweep', () => {
  it('of noise is no more than luck, and the more so the more trials were made', () => {
    const trials = Array.from({ length: 40 }, (_, seed) => account(seed));
    const winner = trials.toSorted((a, b) => b.sharpe - a.sharpe)[0]!;
    const few = sweepHonesty({ number: 3, winner, trials: [winner, ...trials.slice(0, 4)] });
    const many = sweepHonesty({ number: 3, winner, trials });
    expect(many.probabilistic).toBe(few.probabilistic);
    expect(many.deflated!).toBeLessThan(few.deflated!);
    expect(many).toMatchObject({
      number: 3,
      trials: 40,
      returns: 64,
      overfitting: { kind: 'judged', trials: 40 },
    });
    expect(many.verdict).toMatch(/^After 40 trials on these validation rows, .*; the winner's \d/);
  });

  it('that is good throughout stays so, also among trials of which nothing is known', () => {
    const winner = account(1, 0.004);
    const trials = [
      winner,
      account(2, 0.003),
      account(3, 0.003),
      ...Array.from({ length: 7 }, () => unknown),
    ];
    const honesty = sweepHonesty({ number: 0, winner, trials });
    expect(honesty.trials).toBe(10);
    expect(honesty.deflated).toBeGreaterThan(0.95);
    expect(honesty.overfitting).toMatchObject({ kind: 'judged', trials: 3 });
    expect(honesty.verdict).toContain('hard to explain by luck');
  });

  it('is none before a trial is done, and has nothing to judge where nothing is traded', () => {
    expect(sweepHonesty({ number: null, winner: null, trials: [] })).toMatchObject({
      verdict: expect.stringContaining('No trial is done yet'),
      sharpe: null,
    });
    expect(sweepHonesty({ number: 4, winner: null, trials: [unknown] })).toMatchObject({
      number: 4,
      trials: 1,
      verdict: expect.stringContaining('trade nothing'),
    });
  });
});
