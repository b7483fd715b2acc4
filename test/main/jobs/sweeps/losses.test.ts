import type { HeldTrial } from '@main/jobs/sweeps/held-trial';
import { holdTrial } from '@main/jobs/sweeps/held-trial';
import { createLosses } from '@main/jobs/sweeps/losses';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { trialTask } from './trial-tasks';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Trials that were lost, and what was decided about them. */
function workshop(others = true) {
  const told: string[] = [];
  const names = (trials: readonly HeldTrial[]) => trials.map(({ id }) => id).join(' ');
  const losses = createLosses({
    again: (trials) => trials.length > 0 && told.push(`again ${names(trials)}`),
    fail: ({ id }) => told.push(`fail ${id}`),
    giveUp: (times) => told.push(`give up after ${times}`),
    hasOthers: () => others,
  });
  /** A process vanishes with these trials in it, the first so many of them begun. */
  const lose = (trials: readonly HeldTrial[], begun = 1): void => {
    for (const [k, trial] of trials.entries()) trial.hasBegun = k < begun;
    losses.add(trials, null);
  };
  const later = (): string[] => {
    vi.advanceTimersByTime(300);
    return told.splice(0);
  };
  return { losses, lose, later };
}

function trial(id: number): HeldTrial {
  const none = () => undefined;
  const hooks = { onProgress: none, onWorker: none };
  const settlers = { resolve: none, reject: none, settle: none };
  return holdTrial(id, trialTask(id), hooks, new AbortController().signal, settlers);
}

describe('trials whose process vanished', () => {
  it('are begun anew, and fail once they took five with them alone, the last after another had ended', () => {
    const { losses, lose, later } = workshop();
    const [bad, behind] = [trial(1), trial(2)];
    for (let time = 0; time < 3; time++) {
      lose([bad, behind]);
      expect(later()).toEqual(['again 1 2']);
    }
    lose([bad, behind]);
    expect(later()).toEqual(['again 2']);
    losses.ended();
    expect(later()).toEqual(['again 1']);
    lose([bad]);
    expect(later()).toEqual(['fail 1']);
  });

  it('are not blamed where several processes vanish at once', () => {
    const { losses, lose, later } = workshop();
    const [one, other] = [trial(1), trial(2)];
    for (let time = 0; time < 20; time++) {
      lose([one]);
      lose([other]);
      expect(later()).toEqual(['again 1 2']);
      losses.ended();
    }
    expect([one.lost, other.lost]).toEqual([0, 0]);
  });

  it('are made one by one where several were in it, so that it shows which of them it was', () => {
    const { lose, later } = workshop();
    const trials = [trial(1), trial(2), trial(3)];
    lose(trials, 2);
    expect(later()).toEqual(['again 1 2 3']);
    expect(trials.map(({ isSuspect, lost }) => [isSuspect, lost])).toEqual([
      [true, 0],
      [true, 0],
      [false, 0],
    ]);
  });

  it('are given up, with none of them failed, where one after the other is lost and none ends', () => {
    const { lose, later } = workshop();
    const trials = [trial(1), trial(2), trial(3)];
    const told = trials.flatMap((one) =>
      [1, 2, 3, 4].flatMap(() => {
        lose([one]);
        return later();
      }),
    );
    expect(told.filter((what) => what.startsWith('again'))).toHaveLength(9);
    expect(told.at(-1)).toBe('give up after 12');
    expect(told.some((what) => what.startsWith('fail'))).toBe(false);
  });

  it('fail where nothing else is left to show whether it was they; a second one in a row does not', () => {
    const { lose, later } = workshop(false);
    const told = [trial(1), trial(2)].map((one) =>
      [1, 2, 3, 4].flatMap(() => {
        lose([one]);
        return later();
      }),
    );
    expect(told[0]?.at(-1)).toBe('fail 1');
    expect(told[1]?.at(-1)).toBe('give up after 8');
  });

  it('are cancelled like all others while it is decided', () => {
    const { losses, lose, later } = workshop();
    const [one, other] = [trial(1), trial(2)];
    lose([one, other]);
    expect([losses.take(one), losses.take(one)]).toEqual([true, false]);
    expect(later()).toEqual(['again 2']);
  });
});
