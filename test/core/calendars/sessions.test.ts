import { dayOfDailyBar } from '@core/calendars/bar-days';
import { findCalendar, listCalendars, requireCalendar } from '@core/calendars/calendar';
import { dayOfDate } from '@core/calendars/days';
import { expectedBars } from '@core/calendars/expected-bars';
import { outsideKnown } from '@core/calendars/outside-known';
import { isOpen, isSession, sessionOf, sessionOn, sessionsBetween } from '@core/calendars/sessions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const at = (text: string): number => Date.parse(text);
const iso = (time: number): string => new Date(time).toISOString().slice(0, 16);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Open and close of a day's session, in UTC. */
function hoursOf(key: string, date: string): string {
  const session = sessionOn(requireCalendar(key), dayOfDate(date));
  return session ? `${iso(session.open)} ${iso(session.close)}` : 'closed';
}

describe('sessions across changes of the clocks', () => {
  it('New York opens at 14:30 UTC in winter, 13:30 after the second Sunday of March, 14:30 after the first of November', () => {
    expect(hoursOf('XNYS', '2024-03-08')).toBe('2024-03-08T14:30 2024-03-08T21:00');
    expect(hoursOf('XNYS', '2024-03-11')).toBe('2024-03-11T13:30 2024-03-11T20:00');
    expect(hoursOf('XNYS', '2024-11-01')).toBe('2024-11-01T13:30 2024-11-01T20:00');
    expect(hoursOf('XNYS', '2024-11-04')).toBe('2024-11-04T14:30 2024-11-04T21:00');
  });

  it('London changes on other Sundays than New York', () => {
    expect(hoursOf('XLON', '2024-03-28')).toBe('2024-03-28T08:00 2024-03-28T16:30');
    expect(hoursOf('XLON', '2024-04-02')).toBe('2024-04-02T07:00 2024-04-02T15:30');
    expect(hoursOf('XLON', '2024-10-25')).toBe('2024-10-25T07:00 2024-10-25T15:30');
    expect(hoursOf('XLON', '2024-10-28')).toBe('2024-10-28T08:00 2024-10-28T16:30');
  });

  it('Tokyo never changes, and closes half an hour later since 5 November 2024', () => {
    expect(hoursOf('XTKS', '2024-01-05')).toBe('2024-01-05T00:00 2024-01-05T06:00');
    expect(hoursOf('XTKS', '2024-07-05')).toBe('2024-07-05T00:00 2024-07-05T06:00');
    expect(hoursOf('XTKS', '2024-11-05')).toBe('2024-11-05T00:00 2024-11-05T06:30');
  });

  it('Sydney opens on the day before in UTC in its summer, from October to April', () => {
    expect(hoursOf('XASX', '2024-04-05')).toBe('2024-04-04T23:00 2024-04-05T05:00');
    expect(hoursOf('XASX', '2024-04-08')).toBe('2024-04-08T00:00 2024-04-08T06:00');
    expect(hoursOf('XASX', '2024-10-04')).toBe('2024-10-04T00:00 2024-10-04T06:00');
    expect(hoursOf('XASX', '2024-10-07')).toBe('2024-10-06T23:00 2024-10-07T05:00');
  });

  it('Globex and the FX week open on the evening before', () => {
    expect(hoursOf('CMES', '2024-01-09')).toBe('2024-01-08T23:00 2024-01-09T22:00');
    expect(hoursOf('24/5', '2024-01-08')).toBe('2024-01-07T22:00 2024-01-08T22:00');
    expect(hoursOf('24/5', '2024-07-08')).toBe('2024-07-07T21:00 2024-07-08T21:00');
  });
});

describe('sessions', () => {
  const newYork = requireCalendar('XNYS');

  it('are closed on holidays and close early where the exchange does', () => {
    expect(isSession(newYork, dayOfDate('2024-07-04'))).toBe(false);
    expect(hoursOf('XNYS', '2024-07-03')).toBe('2024-07-03T13:30 2024-07-03T17:00');
    expect(hoursOf('XNYS', '2001-09-11')).toBe('closed');
  });

  it('between two moments are those with any moment of theirs in between', () => {
    const days = (from: string, to: string) =>
      sessionsBetween(newYork, at(from), at(to)).map((session) => iso(session.open));
    expect(days('2024-07-03T16:59Z', '2024-07-05T13:30Z')).toEqual(['2024-07-03T13:30', '2024-07-05T13:30']);
    expect(days('2024-07-03T17:00Z', '2024-07-05T13:29Z')).toEqual([]);
  });

  it('hold a moment from the open up to the close, and lunch is in the session but not open', () => {
    const tokyo = requireCalendar('XTKS');
    expect(sessionOf(newYork, at('2024-07-05T13:30Z'))?.day).toBe(dayOfDate('2024-07-05'));
    expect(sessionOf(newYork, at('2024-07-05T20:00Z'))).toBeNull();
    expect(sessionOf(tokyo, at('2024-07-05T03:00Z'))?.day).toBe(dayOfDate('2024-07-05'));
    expect(isOpen(tokyo, at('2024-07-05T03:00Z'))).toBe(false);
    expect(isOpen(tokyo, at('2024-07-05T03:30Z'))).toBe(true);
  });

  it('never overlap and come in order, for any calendar and period', () => {
    const keys = listCalendars().map(({ key }) => key);
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.integer({ min: 0, max: 20_000 }), (key, from) => {
        const sessions = sessionsBetween(requireCalendar(key), from * day, (from + 40) * day);
        expect(sessions.length).toBeGreaterThan(15);
        sessions.forEach(({ open, close }, i) => {
          expect(close).toBeGreaterThan(open);
          if (i > 0) expect(open).toBeGreaterThanOrEqual(sessions[i - 1]!.close);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('are those of every weekday outside the known days, and that is said', () => {
    expect(isSession(newYork, dayOfDate('2044-07-04'))).toBe(true);
    expect(outsideKnown(newYork, at('2044-07-01'), at('2044-07-30'))).toContain(
      'from 1990-01-01 to 2030-12-31',
    );
    expect(outsideKnown(newYork, at('2024-07-01'), at('2024-07-30'))).toBeNull();
  });
});

describe('expected bars', () => {
  const expected = (key: string, from: string, to: string, interval: number) =>
    [...expectedBars(requireCalendar(key), at(from), at(to), interval)].map(iso);

  it('count from the open, so that the last bar of a session may be shorter', () => {
    expect(expected('XNYS', '2024-07-05T00:00Z', '2024-07-05T23:59Z', hour)).toEqual(
      ['13:30', '14:30', '15:30', '16:30', '17:30', '18:30', '19:30'].map((time) => `2024-07-05T${time}`),
    );
  });

  it('start anew after lunch', () => {
    expect(expected('XTKS', '2024-07-05T00:00Z', '2024-07-05T23:59Z', hour)).toEqual(
      ['00:00', '01:00', '02:00', '03:30', '04:30', '05:30'].map((time) => `2024-07-05T${time}`),
    );
  });

  it('of a day are stamped with its date, wherever the session lies in UTC', () => {
    expect(expected('XASX', '2024-01-25T00:00Z', '2024-01-30T00:00Z', day)).toEqual(
      ['25', '29', '30'].map((date) => `2024-01-${date}T00:00`), // Australia Day is the 26th
    );
  });

  it('of a week are stamped with its Monday, holiday or not', () => {
    expect(expected('XNYS', '2024-05-20T00:00Z', '2024-06-03T00:00Z', 7 * day)).toEqual(
      ['2024-05-20', '2024-05-27', '2024-06-03'].map((date) => `${date}T00:00`), // 27 May was Memorial Day
    );
  });

  it('of a million minutes are not waited for', () => {
    const minutes = expectedBars(requireCalendar('XNYS'), at('2010-01-04'), at('2020-06-01'), minute);
    expect(minutes.length).toBeGreaterThan(1_000_000);
  });
});

describe('the date of a daily bar', () => {
  const dateOf = (key: string, text: string) => dayOfDailyBar(requireCalendar(key), at(text)) * day;

  it('is the one in UTC where it is stamped at midnight UTC, else the one on the exchange', () => {
    const fifth = at('2024-01-05');
    expect(dateOf('XTKS', '2024-01-05T00:00Z')).toBe(fifth);
    expect(dateOf('XTKS', '2024-01-04T15:00Z')).toBe(fifth);
    expect(dateOf('XASX', '2024-01-04T23:00Z')).toBe(fifth);
    expect(dateOf('XNYS', '2024-01-05T05:00Z')).toBe(fifth);
    expect(dateOf('XNYS', '2024-01-05T14:30Z')).toBe(fifth);
    expect(dateOf('XNYS', '2024-01-05T23:00Z')).toBe(fifth);
  });

  it('is that of the session where it opens on the evening before', () => {
    const fifth = at('2024-01-05');
    expect(dateOf('24/5', '2024-01-04T22:00Z')).toBe(fifth);
    expect(dateOf('24/5', '2024-01-04T21:59Z')).toBe(at('2024-01-04'));
    expect(dateOf('CMES', '2024-01-04T23:00Z')).toBe(fifth);
    expect(dateOf('24/5', '2024-01-07T22:00Z')).toBe(at('2024-01-08'));
  });
});

describe('a calendar', () => {
  it('is found by its key, and nothing else is', () => {
    expect(findCalendar('XNAS')?.zone).toBe('America/New_York');
    expect(findCalendar('constructor')).toBeNull();
    expect(() => requireCalendar('XNYZ')).toThrow('"XNYZ" is not known; did you mean XNYS?');
  });

  it('is in the list with its zone and the days it covers', () => {
    expect(listCalendars()).toContainEqual({
      key: 'XTKS',
      name: 'Tokyo Stock Exchange',
      zone: 'Asia/Tokyo',
      from: '1997-01-01',
      to: '2030-12-31',
    });
  });
});
