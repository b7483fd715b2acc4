import { histogramOfLogits } from '@core/honesty/logits';
import { overfitOf } from '@core/honesty/overfit';
import type { TrialAccount } from '@core/honesty/trial-account';
import { createRandom } from '@core/random';
import { describe, expect, it } from 'vitest';

const accountOf = (value: Float64Array, from = 0): TrialAccount => ({
  sharpe: NaN,
  barsPerYear: 250,
  time: value.map((_, bar) => from + bar),
  value,
});
function trial(seed: number, bars: number, drift = 0, from = 0): TrialAccount {
  const random = createRandom(seed, 'overfit');
  return accountOf(
    Float64Array.from({ length: bars }, () => 0.01 * random.normal() + drift),
    from,
  );
}
const judge = (trials: readonly TrialAccount[]) => overfitOf(trials[0]!, trials);

describe('overfitting among the trials of a period', () => {
  it('is low where one trial is better throughout, and near one half of noise', () => {
    const noise = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => trial(seed, 800));
    const skilled = judge([...noise, trial(9, 800, 0.005)]);
    if (skilled.kind !== 'judged') throw new Error(skilled.reason);
    expect([skilled.trials, skilled.bars, skilled.blocks, skilled.result.splits]).toEqual([
      9, 800, 16, 12_870,
    ]);
    expect(skilled.result.pbo).toBe(0);
    const luck = judge(noise);
    expect(luck.kind === 'judged' && luck.result.pbo).toBeGreaterThan(0.2);
  });

  it('is judged on the bars that all trials of the period have, leaving out those of other periods', () => {
    const outcome = judge([trial(1, 400), trial(2, 380, 0, 20), trial(3, 60)]);
    expect(outcome).toMatchObject({ kind: 'judged', trials: 2, bars: 380, blocks: 16 });
  });

  it.each([
    [127, 14],
    [100, 12],
    [32, 4],
  ])('of %i bars is judged over %i blocks', (bars, blocks) => {
    expect(judge([trial(1, bars), trial(2, bars)])).toMatchObject({ kind: 'judged', blocks });
  });

  it('of fewer than 32 bars is not judged', () => {
    expect(judge([trial(1, 31), trial(2, 31)])).toEqual({
      kind: 'undefined',
      reason: 'The trials have 31 returns in common, and at least 32 are needed to tell overfitting.',
    });
  });

  it('takes trials with the same returns once, and those that never trade not at all', () => {
    const flat = accountOf(new Float64Array(400));
    const outcome = judge([trial(1, 400), trial(1, 400), flat, flat]);
    expect(outcome).toMatchObject({
      kind: 'undefined',
      reason: expect.stringContaining('so far one has returns of its own here'),
    });
  });

  it('has a reason where nothing is known of any account', () => {
    expect(judge([accountOf(new Float64Array(0))])).toMatchObject({
      kind: 'undefined',
      reason: expect.stringContaining('so far none has returns'),
    });
  });
});

describe('the histogram of logits', () => {
  it('is symmetric about 0, holds every split and counts 0 on the side of overfitting', () => {
    const { edges, shares } = histogramOfLogits(Float64Array.of(-2, -0.1, 0, 0, 0.1, 4));
    expect([edges.length, shares.length, edges[0], edges[8], edges[16]]).toEqual([17, 16, -4, 0, 4]);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(shares.slice(0, 8).reduce((sum, share) => sum + share, 0)).toBeCloseTo(4 / 6, 12);
    expect([shares[15], shares[8], shares[7]]).toEqual([1 / 6, 1 / 6, 3 / 6]);
  });
});
