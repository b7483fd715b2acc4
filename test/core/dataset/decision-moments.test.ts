import { requireCalendar } from '@core/calendars/calendar';
import { decisionMoments } from '@core/dataset/decision-moments';
import { describe, expect, it } from 'vitest';

const day = 86_400_000;
const at = (text: string): number => Date.parse(text);
const momentsOf = (key: string | null, interval: number, ...starts: string[]) =>
  [
    ...decisionMoments(Float64Array.from(starts, at), interval, key === null ? null : requireCalendar(key)),
  ].map((time) => new Date(time).toISOString().slice(0, 16));

describe('the moment of decision', () => {
  it('on a daily bar is midnight UTC where the exchange opens after it', () => {
    expect(momentsOf('XNYS', day, '2024-06-11', '2024-06-12')).toEqual([
      '2024-06-12T00:00',
      '2024-06-13T00:00',
    ]);
    expect(momentsOf('XTKS', day, '2024-06-11')).toEqual(['2024-06-12T00:00']);
  });

  it('is no later than the next open where that comes before midnight UTC', () => {
    expect(momentsOf('XASX', day, '2024-01-09')).toEqual(['2024-01-09T23:00']);
    expect(momentsOf('CMES', day, '2024-06-11')).toEqual(['2024-06-11T22:00']);
    expect(momentsOf('24/5', 7 * day, '2024-06-10')).toEqual(['2024-06-16T21:00']);
  });

  it('is the end of the bar without a calendar, and where bars are shorter', () => {
    expect(momentsOf(null, day, '2024-01-09')).toEqual(['2024-01-10T00:00']);
    expect(momentsOf('XASX', 3_600_000, '2024-01-09T04:00Z')).toEqual(['2024-01-09T05:00']);
  });
});
