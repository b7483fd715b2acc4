import { readFileSync } from 'node:fs';
import type { Bars } from '@core/bars';
import { requireCalendar } from '@core/calendars/calendar';
import { barEnd } from '@core/dataset/bar-end';
import { bucketsFor } from '@core/dataset/buckets';
import { resample, resampleFault } from '@core/dataset/resample';
import { barIntervalMs } from '@shared/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withOtherFuture } from '../features/sample-bars';

type Columns = Readonly<Record<keyof Bars, readonly (number | null)[]>>;
type Interval = keyof typeof barIntervalMs;

const golden: {
  readonly bars: Columns;
  readonly utc: Readonly<Record<Interval, Columns>>;
  readonly XNYS: Readonly<Record<Interval, Columns>>;
} = JSON.parse(readFileSync(new URL('../../fixtures/resample-golden.json', import.meta.url), 'utf8'));

const columnNames = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;
const minute = 60_000;
const newYork = requireCalendar('XNYS');
const bars = barsOf(golden.bars);
const intervals = ['15m', '30m', '1h', '4h', '1d', '1w'] as const;

/** Columns of numbers, times in seconds. */
function barsOf(columns: Columns): Bars {
  const column = (name: keyof Bars) => Float64Array.from(columns[name], (value) => value ?? NaN);
  return {
    time: column('time').map((seconds) => seconds * 1000),
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
  };
}

/** The first bars, for comparison with what is shorter by an unfinished last one. */
function firstBars(all: Bars, count: number): Bars {
  return {
    time: all.time.slice(0, count),
    open: all.open.slice(0, count),
    high: all.high.slice(0, count),
    low: all.low.slice(0, count),
    close: all.close.slice(0, count),
    volume: all.volume.slice(0, count),
  };
}

/** Other bars from `first` on, none before the one before it is over. */
function withLaterFuture(first: number): Bars {
  const other = withOtherFuture(bars, first, first);
  return { ...other, time: other.time.map((time, t) => (t < first ? time : time + 5 * minute)) };
}

describe.each(intervals)('bars of %s', (interval) => {
  const target = barIntervalMs[interval];

  it.each(['utc', 'XNYS'] as const)('are those that pandas makes, by %s', (by) => {
    const calendar = by === 'utc' ? null : newYork;
    const theirs = barsOf(golden[by][interval]);
    const { bars: ours, isLastDropped } = resample(bars, 5 * minute, target, calendar);
    expect(ours.time.length).toBe(theirs.time.length - (isLastDropped ? 1 : 0));
    expect(ours.time.length).toBeGreaterThan(2);
    const expected = firstBars(theirs, ours.time.length);
    for (const name of columnNames) expect(ours[name], name).toEqual(expected[name]);
  });

  it.each([null, newYork])(
    'never change once they are over, whatever comes later (calendar %#)',
    (calendar) => {
      const all = resample(bars, 5 * minute, target, calendar).bars;
      const bucketOf = bucketsFor(bars.time, 5 * minute, target, calendar);
      const ends = new Map(
        [...bars.time].map(bucketOf).flatMap((one) => (one ? [[one.start, one.end]] : [])),
      );
      fc.assert(
        fc.property(fc.integer({ min: 1, max: bars.time.length - 1 }), fc.boolean(), (t, isCut) => {
          const now = barEnd(bars.time[t - 1]!, 5 * minute, calendar);
          const other = isCut ? firstBars(bars, t) : withLaterFuture(t);
          const after = resample(other, 5 * minute, target, calendar).bars;
          const over = all.time.filter((start) => ends.get(start)! <= now).length;
          for (const name of columnNames)
            expect(firstBars(after, over)[name], name).toEqual(firstBars(all, over)[name]);
          if (isCut) expect(after.time.length).toBe(over);
        }),
        { numRuns: 60 },
      );
    },
  );
});

describe('longer bars', () => {
  it('of a day hold no bar outside the sessions, and their number is told', () => {
    const { leftOut, bars: daily } = resample(bars, 5 * minute, barIntervalMs['1d'], newYork);
    const isInside = (time: number) =>
      time >= Date.parse('2024-07-03T13:30Z') && time < Date.parse('2024-07-03T17:00Z');
    const halfDay = daily.time.indexOf(Date.parse('2024-07-03'));
    const lastInside = bars.time.findLastIndex(isInside);
    expect(daily.close[halfDay]).toBe(bars.close[lastInside]);
    expect(daily.time.includes(Date.parse('2024-07-04'))).toBe(false);
    expect(leftOut).toBeGreaterThan(500);
  });

  it('of a week are made of daily bars as of their minutes, and end with the last session of the week', () => {
    const daily = resample(bars, 5 * minute, barIntervalMs['1d'], newYork).bars;
    const fromDays = resample(daily, barIntervalMs['1d'], barIntervalMs['1w'], newYork);
    expect(fromDays.bars).toEqual(resample(bars, 5 * minute, barIntervalMs['1w'], newYork).bars);
    const untilFriday = firstBars(daily, daily.time.indexOf(Date.parse('2024-07-05')) + 1);
    expect(resample(untilFriday, barIntervalMs['1d'], barIntervalMs['1w'], newYork).isLastDropped).toBe(
      false,
    );
    expect(resample(untilFriday, barIntervalMs['1d'], barIntervalMs['1w'], null).isLastDropped).toBe(true);
  });

  it('are refused where they are finer, or no multiple', () => {
    expect(resampleFault(barIntervalMs['1d'], barIntervalMs['1h'], '1h')).toContain('finer than the bars');
    expect(resampleFault(10 * minute, barIntervalMs['15m'], '15m')).toContain('no whole number');
    expect(resampleFault(10 * minute, barIntervalMs['30m'], '30m')).toBeNull();
  });

  it('of a million minutes are not waited for', () => {
    const count = 1_000_000;
    const time = Float64Array.from({ length: count }, (_, i) => Date.parse('2020-01-01') + i * minute);
    const flat = new Float64Array(count).fill(1);
    const many = { time, open: flat, high: flat, low: flat, close: flat, volume: flat };
    const lengthAt = (interval: Interval): number =>
      resample(many, minute, barIntervalMs[interval], newYork).bars.time.length;
    expect(lengthAt('15m')).toBeGreaterThan(10 * lengthAt('1d'));
    expect(lengthAt('1d')).toBeGreaterThan(300);
  });
});
