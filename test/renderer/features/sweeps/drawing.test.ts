import { objectiveAxis } from '@renderer/features/sweeps/model/axes';
import { edgesAround } from '@renderer/features/sweeps/model/edges-around';
import { binEdges, sharesOf } from '@renderer/features/sweeps/model/histogram';
import { robustRange } from '@renderer/features/sweeps/model/robust-range';
import { thin } from '@renderer/features/sweeps/model/thin';
import { sortTrials } from '@renderer/features/sweeps/table/sort-trials';
import { describe, expect, it } from 'vitest';
import { trialRow } from './trials';

const numbered = (count: number) => Array.from({ length: count }, (_, number) => ({ number }));
const never = () => false;

describe('what is drawn of many trials', () => {
  it('is all of them where they are few, and never many more than asked for', () => {
    expect(thin(numbered(10), 10, never).drawn).toHaveLength(10);
    const { drawn, of } = thin(numbered(100_000), 3000, ({ number }) => number === 77_777);
    expect(of).toBe(100_000);
    expect(drawn.length).toBeLessThanOrEqual(3001);
    expect(drawn.some(({ number }) => number === 77_777)).toBe(true);
  });

  it('stays drawn as more come, until every second one goes', () => {
    const before = new Set(thin(numbered(6100), 3000, never).drawn.map(({ number }) => number));
    const after = thin(numbered(11_000), 3000, never).drawn.map(({ number }) => number);
    for (const number of after) if (number < 6100) expect(before.has(number)).toBe(true);
  });
});

describe('the range of an axis of values', () => {
  const values = Array.from({ length: 100 }, (_, k) => 0.68 + k / 10_000);

  it('leaves out what is far worse, counts it, and keeps all that is better', () => {
    const range = robustRange([...values, 3, 900, 0.2], { isLessBetter: true });
    expect(range).toEqual({ low: 0.2, high: values.at(-1), beyond: 2 });
    expect(robustRange([...values, -40, 5], { isLessBetter: false })).toMatchObject({ high: 5, beyond: 1 });
  });

  it('is whole where there are few values or they are alike, and none where there is no value', () => {
    expect(robustRange([1, 2, 50], { isLessBetter: true })).toEqual({ low: 1, high: 50, beyond: 0 });
    expect(robustRange(Array(20).fill(1), { isLessBetter: true })).toEqual({ low: 1, high: 1, beyond: 0 });
    expect(robustRange([], { isLessBetter: true })).toBeNull();
  });
});

describe('the axis of an objective', () => {
  const words = { title: 'Drawdown', axisTitle: 'Drawdown', format: String, tick: String };
  const most = Array.from({ length: 20 }, (_, k) => k / 1e6);

  it('holds the whole front, though what is best in the other objective may be far worse in this one', () => {
    const seen = { values: [...most, 0.2, 0.9], best: 0, front: [0, 0.2] };
    const { axis, beyond } = objectiveAxis('objective.1', words, seen, { isLessBetter: true });
    expect(axis.max).toBeGreaterThanOrEqual(0.2);
    expect(axis.max).toBeLessThan(0.9);
    expect(beyond).toBe(1);
  });
});

describe('a histogram', () => {
  it('shares all values out, those beyond its ends into the outermost bins', () => {
    const edges = binEdges(0, 1, 100);
    const shares = sharesOf([-5, 0, 0.5, 1, 7], edges);
    expect(shares.length).toBe(10);
    expect(shares[0]).toBeCloseTo(0.4, 12);
    expect(shares[9]).toBeCloseTo(0.4, 12);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });
});

describe('a surface', () => {
  it('has its edges half way between its places and at the ends of the axis', () => {
    expect(edgesAround([1, 3, 4], 0, 5)).toEqual([0, 2, 3.5, 5]);
  });
});

describe('the table of trials', () => {
  const trials = [3, null, 1, 3, 2].map((value, number) => trialRow({ number, values: [value] }));
  const byValue = { id: 'value', keyOf: ({ values }: (typeof trials)[number]) => values[0] ?? null };

  it('is sorted either way, what is undefined last, equals by number', () => {
    const order = (isDescending: boolean) =>
      sortTrials(trials, byValue, isDescending).map(({ number }) => number);
    expect(order(false)).toEqual([2, 4, 0, 3, 1]);
    expect(order(true)).toEqual([0, 3, 4, 2, 1]);
  });
});
