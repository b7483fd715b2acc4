import { timeParser } from '@core/importing/time-parser';
import { isTimeZone, secondReading } from '@core/importing/zone';
import fc from 'fast-check';
import { DateTime, IANAZone } from 'luxon';
import { describe, expect, it } from 'vitest';

const utc = (text: string) => Date.parse(text);

describe('timeParser', () => {
  it.each([
    ['auto-iso', '2020-01-31', '2020-01-31T00:00:00Z'],
    ['auto-iso', '2020-01-31T09:30', '2020-01-31T09:30:00Z'],
    ['auto-iso', '2020-01-31 09:30:15.250', '2020-01-31T09:30:15.250Z'],
    ['auto-iso', '2020-01-31 09:30:15.123456', '2020-01-31T09:30:15.123Z'],
    ['auto-iso', '2020-01-31T09:30:00Z', '2020-01-31T09:30:00Z'],
    ['auto-iso', '2020-01-31 00:00:00-05:00', '2020-01-31T05:00:00Z'],
    ['auto-iso', '2020-01-31T09:30:00+0530', '2020-01-31T04:00:00Z'],
    ['epoch-s', '1580428800', '2020-01-31T00:00:00Z'],
    ['epoch-s', '1580428800.5', '2020-01-31T00:00:00.500Z'],
    ['epoch-ms', '1580428800000', '2020-01-31T00:00:00Z'],
    ['epoch-us', '1580428800000000', '2020-01-31T00:00:00Z'],
    ['epoch-ns', '1580428800000000000', '2020-01-31T00:00:00Z'],
    ['yyyyMMdd', '20200131', '2020-01-31T00:00:00Z'],
    ['yyyyMMdd HHmmss', '20200131 093000', '2020-01-31T09:30:00Z'],
    ['dd.MM.yyyy', '31.01.2020', '2020-01-31T00:00:00Z'],
    ['M/d/yyyy', '1/31/2020', '2020-01-31T00:00:00Z'],
    ['yyyy.MM.dd HH:mm', '2020.01.31 09:30', '2020-01-31T09:30:00Z'],
    ["yyyy/MM/dd'T'HH:mm:ss", '2020/01/31T09:30:00', '2020-01-31T09:30:00Z'],
    ['MMM d, yyyy', 'Jan 31, 2020', '2020-01-31T00:00:00Z'],
    ['d-MMM-yy', '31-Jan-20', '2020-01-31T00:00:00Z'],
    ['M/d/yyyy h:mm a', '1/31/2020 4:05 PM', '2020-01-31T16:05:00Z'],
  ])('reads %s: %s', (format, cell, expected) => {
    expect(timeParser(format, 'UTC')(cell)).toBe(utc(expected));
  });

  it.each([
    ['auto-iso', '2020-02-30'],
    ['auto-iso', '2020-13-01'],
    ['auto-iso', '2020-01-31 25:00'],
    ['auto-iso', '2020-01-31 09:60'],
    ['auto-iso', '2020-01-31 09:30+99:00'],
    ['auto-iso', '31.01.2020'],
    ['auto-iso', ''],
    ['dd.MM.yyyy', '29.02.2019'],
    ['dd.MM.yyyy', '1.2.2019'],
    ['MM/dd/yyyy', '13/01/2020'],
    ['yyyyMMdd', '2020013'],
    ['epoch-s', '1580428800000'],
    ['epoch-ms', 'x'],
    ['MMM d, yyyy', 'Foo 31, 2020'],
    ['no such pattern', '2020-01-31'],
  ])('%s does not read "%s"', (format, cell) => {
    expect(timeParser(format, 'UTC')(cell)).toBeNaN();
  });

  it('reads times without an offset in the zone given, and leaves those with one alone', () => {
    const parse = timeParser('auto-iso', 'America/New_York');
    expect(parse('2020-01-31 09:30')).toBe(utc('2020-01-31T14:30:00Z'));
    expect(parse('2020-07-31 09:30')).toBe(utc('2020-07-31T13:30:00Z'));
    expect(parse('2020-07-31 09:30Z')).toBe(utc('2020-07-31T09:30:00Z'));
    expect(timeParser('dd.MM.yyyy HH:mm', 'Asia/Tokyo')('31.01.2020 09:00')).toBe(
      utc('2020-01-31T00:00:00Z'),
    );
    expect(timeParser('yyyy-MM-dd HH:mm', 'UTC+2')('2020-01-31 09:00')).toBe(utc('2020-01-31T07:00:00Z'));
  });

  const zone = fc.constantFrom(
    'America/New_York',
    'Europe/London',
    'Australia/Sydney',
    'Asia/Kolkata',
    'Pacific/Apia',
  );
  it('takes the first of two hours that the clock shows, in every part of the world', () => {
    const read = (zone: string, cell: string) =>
      new Date(timeParser('auto-iso', zone)(cell)).toISOString().slice(0, 16);
    expect(read('America/New_York', '2024-11-03 01:30')).toBe('2024-11-03T05:30');
    expect(read('Europe/London', '2024-10-27 01:30')).toBe('2024-10-27T00:30');
    expect(read('Europe/Berlin', '2024-10-27 02:30')).toBe('2024-10-27T00:30');
    expect(read('Australia/Sydney', '2024-04-07 02:30')).toBe('2024-04-06T15:30');
  });

  it('agrees with the clock of the zone on every hour, changes of it included', () => {
    fc.assert(
      fc.property(zone, fc.integer({ min: 0, max: 24 * 365 * 50 }), (timeZone, hours) => {
        const wall = DateTime.utc(1975, 1, 1).plus({ hours });
        const cell = wall.toFormat('yyyy-MM-dd HH:mm');
        expect(timeParser('auto-iso', timeZone)(cell)).toBe(firstReading(wall.toMillis(), timeZone));
      }),
      { numRuns: 500 },
    );
  });

  it('reads the hour after a change of the clock where the zone has crossed the date line since', () => {
    expect(timeParser('auto-iso', 'Pacific/Apia')('2010-09-26 01:00')).toBe(utc('2010-09-26T11:00:00Z'));
  });
});

/**
 * When a clock first reads so, looked for at every quarter of an hour; where it never does, as though it had not been put forward yet.
 * Luxon's own answer would go by the zone's distance from UTC today, and is wrong where that differs by a day.
 */
function firstReading(wall: number, timeZone: string): number {
  const zone = IANAZone.create(timeZone);
  const reading = (time: number): number => time + zone.offset(time) * 60_000;
  const quarters = Array.from({ length: 30 * 4 + 1 }, (_, k) => wall + (k / 4 - 15) * 3_600_000);
  const first = quarters.find((time) => reading(time) === wall);
  if (first !== undefined) return first;
  const before = quarters[quarters.findIndex((time) => reading(time) > wall) - 1]!;
  return wall - zone.offset(before) * 60_000;
}

describe('a time with the name of its zone', () => {
  const zoned = timeParser('yyyyMMdd HH:mm:ss z', 'UTC');

  it('is read in that zone, summer and winter', () => {
    expect(zoned('20240708 09:30:00 US/Eastern')).toBe(Date.UTC(2024, 6, 8, 13, 30));
    expect(zoned('20240108 09:30:00 America/New_York')).toBe(Date.UTC(2024, 0, 8, 14, 30));
    expect(zoned('20240108 09:30:00 Asia/Tokyo')).toBe(Date.UTC(2024, 0, 8, 0, 30));
  });

  it('is none without a zone that exists', () => {
    for (const cell of [
      '20240708 09:30:00',
      '20240708 09:30:00 Mars/Base',
      '20240732 09:30:00 UTC',
      ' UTC',
      '',
    ])
      expect(zoned(cell), cell).toBeNaN();
  });
});

describe('secondReading', () => {
  it('is the later of two hours that read the same', () => {
    const first = utc('2020-11-01T05:30:00Z');
    expect(timeParser('auto-iso', 'America/New_York')('2020-11-01 01:30')).toBe(first);
    expect(secondReading(first, 'America/New_York')).toBe(utc('2020-11-01T06:30:00Z'));
    expect(secondReading(utc('2020-11-01T06:30:00Z'), 'America/New_York')).toBeNull();
    expect(secondReading(utc('2020-06-01T06:30:00Z'), 'America/New_York')).toBeNull();
    expect(secondReading(first, 'UTC')).toBeNull();
  });
});

describe('isTimeZone', () => {
  it('knows zones from other words', () => {
    for (const name of ['UTC', 'America/New_York', 'UTC+2']) expect(isTimeZone(name)).toBe(true);
    for (const name of ['Mars/Base', '', 'New York']) expect(isTimeZone(name)).toBe(false);
  });
});
