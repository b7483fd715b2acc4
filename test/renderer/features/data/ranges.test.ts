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
    expect(rangeNamesFor(60_000)).toContain('1D');
    expect(rangeNamesFor(86_400_000)).not.toContain('1D');
    expect(rangeOf('1W', last)).toEqual({ from: Date.UTC(2024, 2, 24), to: last });
  });

  it('know the year to date and everything', () => {
    expect(rangeOf('YTD', last)).toMatchObject({ from: Date.UTC(2024, 0, 1) });
    expect(rangeOf('All', last)).toEqual({ from: -Infinity, to: Infinity });
  });
});
