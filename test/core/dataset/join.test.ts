import type { SourceSeries } from '@core/dataset/experiment-data';
import { joinAuxiliary } from '@core/dataset/join';
import type { AuxiliarySpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { sampleBars } from '../features/sample-bars';
import { auxiliaryOf, barsAt, day, hour, minute, scalarOf } from './joining';

/** Monday 2020-01-06, midnight UTC. */
const monday = Date.UTC(2020, 0, 6);

/** The scalar as it is known at the end of bars of a length; 0 stands for not yet. */
function known(
  source: SourceSeries,
  starts: readonly number[],
  length: number,
  changes: Partial<AuxiliarySpec> = {},
): readonly number[] {
  const one = auxiliaryOf(changes);
  const spec = { auxiliary: [one], prices: 'raw' } as const;
  const joined = joinAuxiliary(spec, new Map([[one.name, source]]), barsAt(starts), length).get(one.name);
  if (joined?.kind !== 'scalar') throw new Error('not a scalar');
  return [...joined.value].map((value) => (Number.isNaN(value) ? 0 : value));
}

const week = [0, 1, 2, 3, 4, 7, 8].map((d) => monday + d * day);
const hoursOf = (start: number, count: number) => Array.from({ length: count }, (_, i) => start + i * hour);

describe('a daily value on daily bars', () => {
  it('is seen by the bar of its own day, which ends when it does, over week-ends too', () => {
    expect(known(scalarOf(week), week, day)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('is seen a day later with a lag of one day: on Monday that of Friday', () => {
    expect(known(scalarOf(week), week, day, { lag: 1 })).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('counts a lag in days by the calendar and one in bars by the bars', () => {
    expect(known(scalarOf(week), week, day, { lag: 3 })).toEqual([0, 0, 0, 1, 2, 5, 5]);
    expect(known(scalarOf(week), week, day, { lag: 3, lagUnit: 'bars' })).toEqual([0, 0, 0, 1, 2, 3, 4]);
  });

  it('pairs a day of 23 and one of 25 hours with itself, where clocks change', () => {
    // Midnights of New York around 2020-03-08 and 2020-11-01, in UTC.
    const spring = [
      Date.UTC(2020, 2, 7, 5),
      Date.UTC(2020, 2, 8, 5),
      Date.UTC(2020, 2, 9, 4),
      Date.UTC(2020, 2, 10, 4),
    ];
    const autumn = [
      Date.UTC(2020, 9, 31, 4),
      Date.UTC(2020, 10, 1, 4),
      Date.UTC(2020, 10, 2, 5),
      Date.UTC(2020, 10, 3, 5),
    ];
    for (const days of [spring, autumn]) expect(known(scalarOf(days), days, day)).toEqual([1, 2, 3, 4]);
  });
});

describe('a daily value on bars within the day', () => {
  it('is seen by no bar of its own day but the last, whose end is the end of the day', () => {
    const seen = known(scalarOf([monday, monday + day]), hoursOf(monday, 48), hour);
    expect(seen).toEqual([...Array(23).fill(0), ...Array(24).fill(1), 2]);
  });

  it('is seen at its stamp where that is when it was known', () => {
    const noon = monday + 12 * hour;
    const seen = known(scalarOf([noon]), hoursOf(monday, 24), hour, { stamped: 'end' });
    expect(seen.indexOf(1)).toBe(11);
    expect(known(scalarOf([noon + 1]), hoursOf(monday, 24), hour, { stamped: 'end' }).indexOf(1)).toBe(12);
  });

  it('is seen so many hours or minutes later as it was published', () => {
    const bars = hoursOf(monday + day, 24);
    expect(known(scalarOf([monday]), bars, hour, { lag: 6, lagUnit: 'hours' }).indexOf(1)).toBe(5);
    expect(known(scalarOf([monday]), bars, hour, { lag: 361, lagUnit: 'minutes' }).indexOf(1)).toBe(6);
  });
});

describe('a value of a month', () => {
  const months = [0, 1, 2, 3, 4].map((month) => Date.UTC(2021, month, 1));

  it('is over when the next month begins, however long it is', () => {
    const days = Array.from({ length: 130 }, (_, d) => Date.UTC(2021, 0, 1 + d));
    const seen = known(scalarOf(months, undefined, 31 * day), days, day);
    const first = [1, 2, 3, 4].map((value) =>
      new Date(Number(days[seen.indexOf(value)])).toISOString().slice(0, 10),
    );
    expect(first).toEqual(['2021-01-31', '2021-02-28', '2021-03-31', '2021-04-30']);
  });

  it('is seen by the bar of its own month, and no bar of a month sees the next', () => {
    expect(known(scalarOf(months, undefined, 31 * day), months, 31 * day)).toEqual([1, 2, 3, 4, 5]);
    const daily = Array.from({ length: 130 }, (_, d) => Date.UTC(2021, 0, 1 + d));
    // Of the day before the next month begins, which is the last that ends by then.
    expect(known(scalarOf(daily), months, 31 * day).slice(0, 4)).toEqual([31, 59, 90, 120]);
  });
});

describe('what is joined', () => {
  it('keeps bars whole, undefined before the first, and takes the prices that the experiment asks for', () => {
    const bars = sampleBars(4);
    const starts = [...bars.time];
    const adjustedClose = bars.close.map((price) => price / 2);
    const source: SourceSeries = {
      data: { kind: 'bars', bars: { ...bars, adjustedClose } },
      intervalMs: day,
      actions: [],
    };
    const one = auxiliaryOf({ name: 'spy', lag: 1, lagUnit: 'bars' });
    const joinedAt = (prices: 'raw' | 'adjusted') =>
      joinAuxiliary({ auxiliary: [one], prices }, new Map([['spy', source]]), barsAt(starts), day).get('spy');
    const later = (column: Float64Array) => Float64Array.from([NaN, ...column.subarray(0, 3)]);
    const { time, open, high, low, close, volume } = bars;
    expect(joinedAt('raw')).toEqual({
      kind: 'bars',
      bars: {
        time: later(time),
        open: later(open),
        high: later(high),
        low: later(low),
        close: later(close),
        volume: later(volume),
      },
    });
    const adjusted = joinedAt('adjusted');
    expect(adjusted?.kind === 'bars' && adjusted.bars.close).toEqual(later(adjustedClose));
    expect(adjusted?.kind === 'bars' && adjusted.bars.volume).toEqual(later(volume));
  });

  it('leaves prices without an adjusted close as they are where the traded ones are adjusted', () => {
    const bars = { ...sampleBars(3), adjustedClose: null };
    const source: SourceSeries = { data: { kind: 'bars', bars }, intervalMs: day, actions: [] };
    const spec = { auxiliary: [auxiliaryOf()], prices: 'adjusted' } as const;
    const joined = joinAuxiliary(spec, new Map([['vix', source]]), bars, day).get('vix');
    expect(joined?.kind === 'bars' && joined.bars.close).toEqual(bars.close);
  });

  it('keeps every level of an order book, sampled at the end of each bar', () => {
    const at = [0, 20, 59, 60, 119].map((minutes) => monday + minutes * minute);
    const level = (k: number) => ({
      bidPrice: Float64Array.from(at, (_, i) => 100 - k + i / 10),
      bidSize: Float64Array.from(at, (_, i) => 10 * k + i),
      askPrice: Float64Array.from(at, (_, i) => 101 + k + i / 10),
      askSize: Float64Array.from(at, (_, i) => 20 * k + i),
    });
    const source: SourceSeries = {
      data: { kind: 'depth', time: Float64Array.from(at), levels: [level(1), level(2)] },
      intervalMs: minute,
      actions: [],
    };
    const one = auxiliaryOf({ name: 'book', stamped: 'end' });
    const spec = { auxiliary: [one], prices: 'raw' } as const;
    const book = joinAuxiliary(spec, new Map([['book', source]]), barsAt(hoursOf(monday, 2)), hour).get(
      'book',
    );
    // The snapshot of the full hour itself is known at the end of the hour.
    expect(book?.kind === 'depth' && book.levels.map((one) => [...one.bidSize])).toEqual([
      [13, 14],
      [23, 24],
    ]);
    expect(book?.kind === 'depth' && book.levels.map((one) => [...one.askPrice])).toEqual([
      [102.3, 102.4],
      [103.3, 103.4],
    ]);
  });
});
