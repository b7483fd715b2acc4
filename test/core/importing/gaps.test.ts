import { describeLength, findGaps, medianInterval } from '@core/importing/gaps';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.UTC(2019, 0, 1);

const weekdays = Array.from({ length: 700 }, (_, i) => start + i * day).filter(
  (time) => ![0, 6].includes(new Date(time).getUTCDay()),
);
/** Minutes of New York sessions, 09:30 to 16:00, in UTC: an hour earlier in summer. */
const sessions = weekdays.slice(0, 250).flatMap((time) => {
  const isSummer = time > Date.UTC(2019, 2, 10) && time < Date.UTC(2019, 10, 3);
  return Array.from({ length: 390 }, (_, i) => time + (isSummer ? 13.5 : 14.5) * hour + i * minute);
});

function gapsOf(times: readonly number[]) {
  return findGaps(Float64Array.from(times)).map(({ before, lengthMs }) => [times[before], lengthMs]);
}

describe('findGaps', () => {
  it('finds none in week-ends, nights and the change of the clocks', () => {
    expect(gapsOf(weekdays)).toEqual([]);
    expect(gapsOf(sessions)).toEqual([]);
  });

  it('finds a missing day in a market that never closes', () => {
    const days = Array.from({ length: 400 }, (_, i) => start + i * day);
    expect(gapsOf(days.toSpliced(100, 1))).toEqual([[start + 99 * day, 2 * day]]);
  });

  it('finds a missing week of weekdays', () => {
    const found = gapsOf(weekdays.toSpliced(100, 5));
    expect(found).toEqual([[weekdays[99], weekdays[105]! - weekdays[99]!]]);
  });

  it('finds missing minutes within a session', () => {
    const found = gapsOf(sessions.toSpliced(1000, 7));
    expect(found).toEqual([[sessions[999], 8 * minute]]);
  });

  it('knows a week-end in a few bars', () => {
    expect(gapsOf(weekdays.slice(0, 8))).toEqual([]);
    expect(gapsOf([...sessions.slice(0, 390), ...sessions.slice(390, 800)])).toEqual([]);
  });

  it('takes few bars', () => {
    expect(gapsOf([])).toEqual([]);
    expect(gapsOf([start])).toEqual([]);
    expect(gapsOf([start, start + day])).toEqual([]);
  });
});

describe('medianInterval', () => {
  it('is a day for weekdays and a minute for sessions', () => {
    expect(medianInterval(Float64Array.from(weekdays))).toBe(day);
    expect(medianInterval(Float64Array.from(sessions))).toBe(minute);
    expect(medianInterval(Float64Array.of(1))).toBeNaN();
  });
});

describe('describeLength', () => {
  it('uses the unit that says it well', () => {
    expect([
      describeLength(7 * day),
      describeLength(36 * hour),
      describeLength(minute),
      describeLength(90 * 1000),
    ]).toEqual(['7 days', '36 hours', '1 minute', '1.5 minutes']);
  });
});

describe('medianInterval', () => {
  it('is the middle one of the sorted distances, whether one of them rules or none', () => {
    const distances = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(distances, (steps) => {
        const times = [start];
        for (const step of steps) times.push(times.at(-1)! + step);
        const middle = steps.toSorted((a, b) => a - b)[Math.floor((steps.length - 1) / 2)];
        expect(medianInterval(Float64Array.from(times))).toBe(middle);
      }),
    );
  });
});
