import { bestBy, improvements } from '@renderer/features/sweeps/model/best-so-far';
import { curvePicks } from '@renderer/features/sweeps/model/curve-picks';
import { frontOf, outcomesOf } from '@renderer/features/sweeps/model/front';
import { goodnessOf } from '@renderer/features/sweeps/model/goodness';
import { describe, expect, it } from 'vitest';
import { trialRow } from './trials';

const less = { isLessBetter: true } as const;
const more = { isLessBetter: false } as const;
const withValues = (...values: readonly (number | null)[]) =>
  values.map((value, number) => trialRow({ number, values: [value] }));

describe('the best so far', () => {
  it('is every trial better than all before it, in the direction of the objective', () => {
    const trials = withValues(5, 6, 4, 4, null, 3);
    expect(improvements(trials, 0, less).map(({ number }) => number)).toEqual([0, 2, 5]);
    expect(improvements(trials, 0, more).map(({ number }) => number)).toEqual([0, 1]);
  });

  it('is never one that was pruned, failed or is under way', () => {
    const states = ['pruned', 'failed', 'running', 'done'] as const;
    const trials = states.map((state, number) => trialRow({ number, state, values: [number] }));
    expect(improvements(trials, 0, less)).toEqual([{ number: 3, value: 3 }]);
  });

  it('can be asked for at any number', () => {
    const found = improvements(withValues(null, 5, 6, 4), 0, less);
    expect([0, 1, 2, 3, 9].map((number) => bestBy(found, number)?.value)).toEqual([undefined, 5, 5, 4, 4]);
  });
});

describe('the Pareto front', () => {
  const outcomes = [
    { number: 0, first: 1, second: 0.1 },
    { number: 1, first: 2, second: 0.3 },
    { number: 2, first: 1.5, second: 0.4 },
    { number: 3, first: 2, second: 0.3 },
    { number: 4, first: 0.5, second: 0.05 },
    { number: 5, first: 0.4, second: 0.06 },
  ];

  it('has what nothing beats in one objective without losing in the other, of equals the earliest', () => {
    expect(frontOf(outcomes, [more, less]).map(({ number }) => number)).toEqual([1, 0, 4]);
  });

  it('has every trial that no other dominates, whatever the directions', () => {
    const directions = [
      [less, less],
      [less, more],
      [more, more],
    ] as const;
    for (const [first, second] of directions) {
      const sign = (isLess: boolean) => (isLess ? 1 : -1);
      const isDominated = (a: (typeof outcomes)[number]) =>
        outcomes.some((b) => {
          const x = (a.first - b.first) * sign(first.isLessBetter);
          const y = (a.second - b.second) * sign(second.isLessBetter);
          return x >= 0 && y >= 0 && (x > 0 || y > 0 || b.number < a.number);
        });
      const expected = outcomes.filter((one) => !isDominated(one)).map(({ number }) => number);
      const found = frontOf(outcomes, [first, second]).map(({ number }) => number);
      expect(found.toSorted()).toEqual(expected);
    }
  });

  it('leaves out trials without one of both values', () => {
    const trials = [trialRow({ values: [1, null] }), trialRow({ number: 1, values: [1, 2] })];
    expect(outcomesOf(trials)).toEqual([{ number: 1, first: 1, second: 2 }]);
  });
});

describe('how good a trial is', () => {
  it('goes by its rank from 0 to 1, and is not said of what was not judged', () => {
    const goodness = goodnessOf(withValues(0.7, 5, 0.6, null), 0, less);
    expect([0, 1, 2, 3].map((number) => goodness.get(number))).toEqual([0.5, 0, 1, undefined]);
    expect(goodnessOf(withValues(3), 0, more).get(0)).toBe(1);
  });

  it('chooses the curves that are drawn: the best and the newest', () => {
    const trials = withValues(1, 9, 2, 8, 7, 6);
    expect(curvePicks(trials, goodnessOf(trials, 0, less), 4)).toEqual([0, 2, 4, 5]);
  });
});
