import { timeTicks } from '@renderer/charts/time-ticks';
import { describe, expect, it } from 'vitest';

const day = (text: string): number => Date.parse(`${text}Z`);
const texts = (from: string, to: string, most: number) =>
  timeTicks(day(from), day(to), most).map(({ text }) => text);

describe('ticks of a time axis', () => {
  it('are years where there are many of them, at multiples of a round number', () => {
    expect(texts('1999-12-31T00:00', '2020-04-17T00:00', 11)).toEqual(
      [2000, 2002, 2004, 2006, 2008, 2010, 2012, 2014, 2016, 2018, 2020].map(String),
    );
    expect(texts('1871-01-01T00:00', '2020-01-01T00:00', 8)).toEqual([
      '1880',
      '1900',
      '1920',
      '1940',
      '1960',
      '1980',
      '2000',
      '2020',
    ]);
  });

  it('are months, days or hours where time is short', () => {
    expect(texts('2020-01-15T00:00', '2020-12-31T00:00', 4)).toEqual(['2020-04', '2020-07', '2020-10']);
    expect(texts('2020-02-27T12:00', '2020-03-02T00:00', 6)).toEqual([
      '2020-02-28',
      '2020-02-29',
      '2020-03-01',
      '2020-03-02',
    ]);
    expect(texts('2020-01-01T22:30', '2020-01-02T02:30', 5)).toEqual([
      '01-01 23:00',
      '01-02 00:00',
      '01-02 01:00',
      '01-02 02:00',
    ]);
  });

  it('lie between both ends at the first moment of what they name, and are never more than asked for', () => {
    for (const most of [1, 3, 7, 12]) {
      const ticks = timeTicks(day('2003-05-06T07:08'), day('2019-08-07T06:05'), most);
      expect(ticks.length).toBeLessThanOrEqual(most);
      for (const { time, text } of ticks) {
        expect(time).toBe(day(`${text}-01-01T00:00`));
        expect(time).toBeGreaterThanOrEqual(day('2003-05-06T07:08'));
      }
    }
  });

  it('are none where there is no time between', () => {
    expect(timeTicks(5, 5, 10)).toEqual([]);
    expect(timeTicks(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 10)).toEqual([]);
  });
});
