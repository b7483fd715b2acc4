import type { Bars } from '@core/bars';
import { requireCalendar } from '@core/calendars/calendar';
import { expectedBars } from '@core/calendars/expected-bars';
import { breaksOf, fillMissing, missingBars } from '@core/dataset/missing-bars';
import { regularSession } from '@core/dataset/regular-session';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const newYork = requireCalendar('XNYS');
const at = (text: string): number => Date.parse(text);
const iso = (time: number): string => new Date(time).toISOString().slice(0, 16);

/** Bars at these times, closing at 1, 2, 3 ... */
function barsAt(time: Float64Array, volume = 5): Bars {
  const close = time.map((_, t) => t + 1);
  return {
    time,
    open: close.map((value) => value - 0.5),
    high: close.map((value) => value + 1),
    low: close.map((value) => value - 1),
    close,
    volume: close.map(() => volume),
  };
}

const minutesOf = (from: string, to: string, key = 'XNYS', interval = minute) =>
  expectedBars(requireCalendar(key), at(from), at(to), interval);
const without = (time: Float64Array, ...gone: string[]) =>
  time.filter((start) => !gone.some((text) => at(text) === start));

describe('missing bars', () => {
  it('are told by how bars began so far, not by how they begin later', () => {
    const clock = (from: string, to: string) =>
      Float64Array.from({ length: (at(to) - at(from)) / hour }, (_, i) => at(from) + i * hour);
    const hours = without(clock('2024-07-01T14:00Z', '2024-07-01T20:00Z'), '2024-07-01T16:00Z');
    const later = expectedBars(newYork, at('2024-07-02T00:00Z'), at('2024-07-31T00:00Z'), hour);
    const both = Float64Array.from([...hours, ...later]);
    const within = [...missingBars(both, hour, newYork).start].filter((start) => start < at('2024-07-02'));
    expect(within.map(iso)).toEqual(['2024-07-01T16:00']);
  });

  it('are none over nights, lunch, half days, holidays and week-ends', () => {
    for (const key of ['XNYS', 'XTKS', 'CMES', 'XASX', '24/7', '24/5']) {
      for (const interval of [5 * minute, hour, day, 7 * day]) {
        const time = minutesOf('2024-03-01T00:00Z', '2024-07-15T00:00Z', key, interval);
        expect(missingBars(time, interval, requireCalendar(key)).start, `${key} ${interval}`).toHaveLength(0);
      }
    }
  });

  it('are those that the calendar expects, and stand before the bar that comes after them', () => {
    const gone = ['2024-07-03T14:00Z', '2024-07-03T14:01Z', '2024-07-05T13:30Z'];
    const all = minutesOf('2024-07-03T00:00Z', '2024-07-06T00:00Z');
    const time = without(all, ...gone);
    const missing = missingBars(time, minute, newYork);
    expect([...missing.start].map(iso)).toEqual(gone.map((text) => iso(at(text))));
    expect([...missing.before].map((t) => iso(time[t]!))).toEqual([
      '2024-07-03T14:02',
      '2024-07-03T14:02',
      '2024-07-05T13:31',
    ]);
    expect([...breaksOf(time.length, missing)].flatMap((flag, t) => (flag ? [iso(time[t]!)] : []))).toEqual([
      '2024-07-03T14:02',
      '2024-07-05T13:31',
    ]);
  });

  it('of days are sessions without a bar, however the series stamps its days', () => {
    for (const [hours, key] of [
      [0, 'XNYS'],
      [4, 'XNYS'],
      [13.5, 'XNYS'],
      [-9, 'XTKS'],
    ] as const) {
      const dates = ['2024-06-10', '2024-06-11', '2024-06-13', '2024-06-14', '2024-06-18'];
      const time = Float64Array.from(dates, (date) => at(date) + hours * hour);
      const expected = ['2024-06-12', '2024-06-17'].map((date) => iso(at(date) + hours * hour));
      expect([...missingBars(time, day, requireCalendar(key)).start].map(iso), `${hours} ${key}`).toEqual(
        expected,
      );
    }
  });

  it('are judged by hours of the clock where the series counts those', () => {
    const hours = (date: string) => [14, 15, 16, 17, 18, 19].map((clock) => at(`${date}T${clock}:00Z`));
    const time = Float64Array.from([...hours('2024-06-10'), ...hours('2024-06-11')]).filter(
      (start) => start !== at('2024-06-11T16:00Z'),
    );
    expect([...missingBars(time, hour, newYork).start].map(iso)).toEqual(['2024-06-11T16:00']);
  });

  it('are not known of lengths that no calendar counts', () => {
    const months = Float64Array.of(at('2024-01-01'), at('2024-02-01'), at('2024-05-01'));
    expect(missingBars(months, 30 * day, newYork).start).toHaveLength(0);
    expect(missingBars(new Float64Array(), minute, newYork).start).toHaveLength(0);
  });
});

describe('filled bars', () => {
  it('have no volume where none was known by then, whatever comes later', () => {
    const all = minutesOf('2024-07-05T13:30Z', '2024-07-05T13:40Z');
    const time = without(all, '2024-07-05T13:32Z', '2024-07-05T13:38Z');
    const bars = barsAt(time);
    bars.volume.fill(NaN, 0, 4);
    const filled = fillMissing(bars, missingBars(time, minute, newYork));
    expect(filled.volume[2]).toBeNaN();
    expect(filled.volume[8]).toBe(0);
  });

  const all = minutesOf('2024-07-02T00:00Z', '2024-07-09T00:00Z', 'XNYS', 5 * minute);
  const holes = fc.uniqueArray(fc.integer({ min: 1, max: all.length - 2 }), { maxLength: 60 });

  it('stand at the previous close without volume, and leave the others as they are', () => {
    fc.assert(
      fc.property(holes, (gone) => {
        const bars = barsAt(all.filter((_, t) => !gone.includes(t)));
        const filled = fillMissing(bars, missingBars(bars.time, 5 * minute, newYork));
        expect(filled.time).toEqual(all);
        let t = 0;
        filled.time.forEach((time, i) => {
          const isThere = bars.time[t] === time;
          expect(filled.close[i]).toBe(bars.close[isThere ? t : t - 1]);
          expect(filled.open[i]).toBe(isThere ? bars.open[t] : bars.close[t - 1]);
          expect(filled.high[i]! - filled.low[i]!).toBe(isThere ? 2 : 0);
          expect(filled.volume[i]).toBe(isThere ? 5 : 0);
          if (isThere) t++;
        });
      }),
      { numRuns: 50 },
    );
  });

  it('of what came before are the same whatever comes later', () => {
    fc.assert(
      fc.property(holes, fc.integer({ min: 10, max: all.length - 2 }), (gone, cut) => {
        const bars = barsAt(all.filter((_, t) => !gone.includes(t)));
        const count = Math.min(cut, bars.time.length);
        const first = barsAt(bars.time.slice(0, count));
        const whole = fillMissing(bars, missingBars(bars.time, 5 * minute, newYork));
        const part = fillMissing(first, missingBars(first.time, 5 * minute, newYork));
        expect(whole.close.slice(0, part.close.length)).toEqual(part.close);
        expect(whole.time.slice(0, part.time.length)).toEqual(part.time);
      }),
      { numRuns: 50 },
    );
  });

  it('have no volume at all where the series has none', () => {
    const bars = barsAt(without(all, '2024-07-03T14:00Z'), NaN);
    expect(fillMissing(bars, missingBars(bars.time, 5 * minute, newYork)).volume.every(Number.isNaN)).toBe(
      true,
    );
  });

  it('of a million minutes are not waited for', () => {
    const time = minutesOf('2010-01-04T00:00Z', '2020-06-01T00:00Z').filter((_, t) => t % 10 !== 5);
    const bars = barsAt(time);
    expect(fillMissing(bars, missingBars(time, minute, newYork)).time.length).toBeGreaterThan(1_000_000);
  });
});

describe('the regular session', () => {
  it('leaves out bars before the open, at lunch and from the close on', () => {
    const around = (key: string, from: string, to: string) => {
      const count = (at(to) - at(from)) / (30 * minute);
      const time = Float64Array.from({ length: count }, (_, i) => at(from) + i * 30 * minute);
      return [...regularSession(barsAt(time), 30 * minute, requireCalendar(key)).time].map((start) =>
        iso(start).slice(11),
      );
    };
    expect(around('XNYS', '2024-07-03T12:00Z', '2024-07-03T20:00Z')).toEqual([
      '13:30',
      '14:00',
      '14:30',
      '15:00',
      '15:30',
      '16:00',
      '16:30',
    ]);
    expect(around('XTKS', '2024-07-03T02:00Z', '2024-07-03T05:00Z')).toEqual([
      '02:00',
      '03:30',
      '04:00',
      '04:30',
    ]);
  });

  it('leaves out daily bars of days without one, and no longer bars', () => {
    const time = Float64Array.of(at('2024-07-03'), at('2024-07-04'), at('2024-07-05'), at('2024-07-06'));
    expect([...regularSession(barsAt(time), day, newYork).close]).toEqual([1, 3]);
    expect(regularSession(barsAt(time), 7 * day, newYork).time).toHaveLength(4);
  });
});
