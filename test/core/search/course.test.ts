import { type Course, type CourseTrial, createCourse, type NextTrial } from '@core/search/course';
import { type Pruner, unpruned } from '@core/search/pruner';
import type { Sampler } from '@core/search/sampler';
import type { EndedTrial } from '@core/search/trial';
import type { Proposal } from '@shared/sweep-plan';
import { describe, expect, it } from 'vitest';

interface Asked {
  readonly number: number;
  readonly told: readonly number[];
  readonly pending: readonly Proposal[];
}

/** A course over a sampler and a pruner that write down what they know at each trial. */
function watched({ lag = 3, patience = null as number | null, since = 0 } = {}) {
  const asked: Asked[] = [];
  const ruled: Omit<Asked, 'pending'>[] = [];
  const [told, toldPruner]: [number[], number[]] = [[], []];
  const numbersOf = (ended: readonly EndedTrial[]) => ended.map(({ number }) => number);
  const sampler: Sampler = {
    tell: (ended) => told.push(...numbersOf(ended)),
    ask(number, pending) {
      asked.push({ number, told: [...told], pending });
      return { x: number };
    },
  };
  const pruner: Pruner = {
    tell: (ended) => toldPruner.push(...numbersOf(ended)),
    rule(number) {
      ruled.push({ number, told: [...toldPruner] });
      return unpruned;
    },
  };
  return { course: createCourse({ sampler, pruner, lag, patience, since }), asked, ruled };
}

const ended = (number: number, change: Partial<CourseTrial> = {}): CourseTrial => ({
  number,
  proposal: { x: number },
  losses: [1],
  epochLosses: [],
  foldLosses: [],
  isPruned: false,
  failure: null,
  ...change,
});

function nextNumbers(course: Course, limit = Infinity): number[] {
  const all: NextTrial[] = [];
  for (let next = course.next(limit); next !== null; next = course.next(limit)) all.push(next);
  return all.map(({ number }) => number);
}

const upTo = (count: number) => Array.from({ length: count }, (_, k) => k);

describe('the course of a search', () => {
  it('begins a trial once all but the newest before it have ended, in order', () => {
    const { course } = watched();
    expect(nextNumbers(course)).toEqual([0, 1, 2]);
    course.end(ended(1));
    course.end(ended(2));
    expect(nextNumbers(course)).toEqual([]);
    course.end(ended(0));
    expect(nextNumbers(course)).toEqual([3, 4, 5]);
    expect(course.prefix()).toBe(3);
  });

  it('proposes each trial from exactly those before its lag, and the proposals between', () => {
    const { course, asked, ruled } = watched();
    for (const number of upTo(8)) {
      expect(nextNumbers(course, number + 1)).toEqual([number]);
      course.end(ended(number));
    }
    for (const { number, told, pending } of asked) {
      expect(told).toEqual(upTo(Math.max(0, number - 2)));
      expect(pending).toEqual([number - 2, number - 1].filter((other) => other >= 0).map((x) => ({ x })));
    }
    expect(ruled.map(({ number, told }) => [number, told.length])).toEqual(
      asked.map(({ number, told }) => [number, told.length]),
    );
  });

  it('goes on where it was broken off: trials with a proposal keep it, gaps are asked for with what was known then', () => {
    const { course, asked } = watched();
    for (const number of [0, 1, 2, 4]) course.end(ended(number));
    course.propose(5, { x: 55 });
    const next = [course.next(Infinity), course.next(Infinity), course.next(Infinity)];
    expect(next).toMatchObject([{ number: 3, proposal: { x: 3 } }, { number: 5, proposal: { x: 55 } }, null]);
    expect(asked).toEqual([{ number: 3, told: [0], pending: [{ x: 1 }, { x: 2 }] }]);
    course.end(ended(3));
    expect(course.next(Infinity)?.number).toBe(6);
    expect(asked.at(-1)).toEqual({ number: 6, told: [0, 1, 2, 3], pending: [{ x: 4 }, { x: 55 }] });
  });

  it('makes no more than its limit, which may be raised', () => {
    const { course } = watched({ lag: 10 });
    expect(nextNumbers(course, 4)).toEqual([0, 1, 2, 3]);
    expect(nextNumbers(course, 6)).toEqual([4, 5]);
  });
});

describe('the end of a search', () => {
  it('by patience is judged in order, and leaves room for as many as could have begun by then', () => {
    const { course } = watched({ lag: 3, patience: 4 });
    const losses = [0.5, 0.4, 0.6, 0.6, 0.4, 0.6, 0.1];
    for (const number of [6, 5, 4, 3, 2, 1]) course.end(ended(number, { losses: [losses[number]!] }));
    expect(course.ending()).toBeNull();
    course.end(ended(0, { losses: [0.5] }));
    // Trials 2 to 5 are no better than trial 1; that trial 6 is comes too late.
    expect(course.ending()).toEqual({ kind: 'patience' });
    expect(nextNumbers(course)).toEqual([7]);
  });

  it('by patience waits for a first trial to be better than, and counts anew from where it was let go on', () => {
    const { course } = watched({ patience: 2 });
    for (const number of upTo(5)) course.end(ended(number, { losses: null, isPruned: true }));
    expect(course.ending()).toBeNull();
    const later = watched({ patience: 2, since: 5 }).course;
    for (const number of upTo(6)) later.end(ended(number));
    expect(later.ending()).toBeNull();
    later.end(ended(6));
    expect(later.ending()).toEqual({ kind: 'patience' });
  });

  it('comes where the first ten all fail, with the reason of the first, and not where one did not', () => {
    const failed = (number: number) => ended(number, { losses: null, failure: `Why ${number}.` });
    const { course } = watched();
    for (const number of upTo(9)) course.end(failed(number));
    expect(course.ending()).toBeNull();
    course.end(failed(9));
    expect(course.ending()).toEqual({ kind: 'failing', trials: 10, failure: 'Why 0.' });
    const { course: other } = watched();
    for (const number of upTo(30)) other.end(number === 4 ? ended(4) : failed(number));
    expect(other.ending()).toBeNull();
  });

  it('comes where the objective is undefined in the first twenty', () => {
    const { course } = watched();
    for (const number of upTo(19)) course.end(ended(number, { losses: null }));
    expect(course.ending()).toBeNull();
    course.end(ended(19, { losses: null, failure: 'Why.' }));
    expect(course.ending()).toEqual({ kind: 'undefined', trials: 20 });
  });
});
