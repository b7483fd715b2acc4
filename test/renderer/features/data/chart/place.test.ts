import { momentsOf, placeOf, withRoom, withSurroundings } from '@renderer/features/data/chart/place';
import { describe, expect, it } from 'vitest';

const moments = (search: string) => momentsOf(new URLSearchParams(search));

describe('where a chart goes', () => {
  it('is all of the series, or a stretch of time', () => {
    expect(placeOf('all')).toEqual({ at: 'all' });
    expect(placeOf({ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY })).toEqual({ at: 'all' });
    expect(placeOf({ from: 5, to: 9 })).toEqual({ at: 'times', from: 5, to: 9 });
  });

  it('is read from a link; one moment alone is a stretch of its own', () => {
    expect(moments('from=1577836800000&to=1577923200000')).toEqual({
      from: 1577836800000,
      to: 1577923200000,
    });
    expect(moments('from=-86400000')).toEqual({ from: -86400000, to: -86400000 });
  });

  it.each(['', 'to=5', 'from=abc', 'from=1e400', 'from=9&to=5', 'from=&to='])(
    'is not read from "%s"',
    (search) => {
      expect(moments(search)).toBeNull();
    },
  );

  it('leaves a little room behind the last bar', () => {
    expect(withRoom({ from: 0, to: 1000 })).toEqual({ from: 0, to: 1015 });
    expect(withRoom({ from: 3, to: 8 })).toEqual({ from: 3, to: 9 });
  });

  it('has what a link leads to in its middle, with eighty bars or half as much again around it', () => {
    expect(withSurroundings({ from: 500, to: 501 })).toEqual({ from: 460.5, to: 540.5 });
    expect(withSurroundings({ from: 1000, to: 3000 })).toEqual({ from: 500, to: 3500 });
    expect(withSurroundings({ from: 70, to: 70 })).toEqual({ from: 30, to: 110 });
  });
});
