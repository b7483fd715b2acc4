import { rangeNamesFor, rangeOf } from '@renderer/features/data/ranges';
import { describe, expect, it } from 'vitest';

const last = Date.UTC(2024, 2, 31);

describe('ranges of the chart', () => {
  it('end with the last bar and start on the same day of an earlier month', () => {
    expect(rangeOf('1Y', last)).toEqual({ from: Date.UTC(2023, 2, 31), to: last });
  });

  it('start on the last day of a month that is too short', () => {
    expect(rangeOf('1M', last)).toEqual({ from: Date.UTC(2024, 1, 29), to: last });
  });

  it('cross the turn of the year', () => {
    expect(rangeOf('6M', Date.UTC(2024, 1, 15))).toMatchObject({ from: Date.UTC(2023, 7, 15) });
  });

  it('are days and weeks where bars are minutes, and years where they are days', () => {
    const first = Date.UTC(2000, 0, 1);
    expect(rangeNamesFor(60_000, first, last)).toContain('1D');
    expect(rangeNamesFor(86_400_000, first, last)).not.toContain('1D');
    expect(rangeOf('1W', last)).toEqual({ from: Date.UTC(2024, 2, 24), to: last });
  });

  it('are no longer than the series', () => {
    expect(rangeNamesFor(1000, last - 6 * 3_600_000, last)).toEqual(['1H', 'All']);
    expect(rangeNamesFor(60_000, Date.UTC(2024, 1, 29), last)).toEqual(['1D', '1W', '1M', 'All']);
    expect(rangeNamesFor(86_400_000, last, last)).toEqual(['All']);
  });

  it('know the year to date and everything', () => {
    expect(rangeOf('YTD', last)).toMatchObject({ from: Date.UTC(2024, 0, 1) });
    expect(rangeOf('All', last)).toEqual({ from: -Infinity, to: Infinity });
  });
});
