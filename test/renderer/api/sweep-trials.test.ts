import { withoutLost, withTrials } from '@renderer/api/sweep-trials';
import type { TrialRow } from '@shared/sweeps';
import { describe, expect, it } from 'vitest';
import { trialRow } from '../features/sweeps/trials';

const numbersOf = (trials: readonly TrialRow[]): readonly number[] => trials.map(({ number }) => number);

describe('the trials of a sweep', () => {
  it('are kept by number, in whatever order they are heard of', () => {
    const half = withTrials([], [trialRow({ number: 4 }), trialRow({ number: 1 })]);
    expect(numbersOf(withTrials(half, [trialRow({ number: 0 }), trialRow({ number: 3 })]))).toEqual([
      0, 1, 3, 4,
    ]);
  });

  it('take the newest word of each, but never un-end', () => {
    const running = trialRow({ number: 0, state: 'running', endedAt: null });
    const done = trialRow({ number: 0, state: 'done' });
    expect(withTrials([running], [done])).toEqual([done]);
    expect(withTrials([done], [running])).toEqual([done]);
    const taken = { ...done, runIds: [7] };
    expect(withTrials([done], [taken])).toEqual([taken]);
  });

  it('leave those alone that were drawn before', () => {
    const before = [trialRow({ number: 0 })];
    withTrials(before, [trialRow({ number: 1 })]);
    expect(before).toHaveLength(1);
  });

  it('lose what was under way and is no more: it was never made', () => {
    const running = [0, 1].map((number) => trialRow({ number, state: 'running', endedAt: null }));
    expect(numbersOf(withoutLost([...running, trialRow({ number: 2 })], [1]))).toEqual([1, 2]);
    expect(withoutLost(running, [0, 1])).toBe(running);
  });
});
