import { firstUseOf } from '@core/dataset/first-use';
import type { AuxiliarySpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { auxiliaryOf, barsAt, day, hour, scalarOf } from './joining';
import { makeSpec } from './make-spec';

/** Monday 2020-01-06, midnight UTC. */
const monday = Date.UTC(2020, 0, 6);
const week = [0, 1, 2, 3, 4].map((d) => monday + d * day);
const { data: spec } = makeSpec();

function firstUse(bars: readonly number[], values: readonly number[], change: Partial<AuxiliarySpec> = {}) {
  const series = {
    data: { kind: 'bars', bars: { ...barsAt(bars), adjustedClose: null } },
    intervalMs: bars[1]! - bars[0]!,
    actions: [],
  } as const;
  return firstUseOf(spec, series, auxiliaryOf(change), scalarOf(values));
}

describe('the first use of a value', () => {
  it('is on the bar of its own day, and a day later with a lag of a day', () => {
    expect(firstUse(week, week).example).toEqual({ value: week[4], bar: week[4] });
    expect(firstUse(week, week, { lag: 1 }).example).toEqual({ value: week[3], bar: week[4] });
  });

  it('is on the last hour of its day where it is known once the day is over', () => {
    const hours = Array.from({ length: 48 }, (_, i) => monday + i * hour);
    expect(firstUse(hours, week).example).toEqual({ value: week[1], bar: monday + 47 * hour });
    expect(firstUse(hours, week, { stamped: 'end' }).example?.bar).toBe(monday + 47 * hour);
  });

  it('is of the last value that there is, however many bars go on reading it', () => {
    expect(firstUse(week, week.slice(0, 2)).example).toEqual({ value: week[1], bar: week[1] });
  });

  it('counts the bars that know a value, and has no example where none does', () => {
    expect(firstUse(week, week, { lag: 3 })).toMatchObject({ bars: 5, knownBars: 2 });
    expect(firstUse(week, [monday + 30 * day])).toEqual({ example: null, bars: 5, knownBars: 0 });
  });
});
