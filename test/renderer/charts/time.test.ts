import { indexAt, intervalOf } from '@renderer/charts/time';
import { describe, expect, it } from 'vitest';

describe('indexAt', () => {
  const time = Float64Array.of(10, 20, 30);

  it('finds the last bar at or before a moment', () => {
    expect([9, 10, 19, 20, 30, 99].map((moment) => indexAt(time, moment))).toEqual([-1, 0, 0, 1, 2, 2]);
  });

  it('finds nothing in an empty column', () => {
    expect(indexAt(new Float64Array(), 5)).toBe(-1);
  });
});

describe('intervalOf', () => {
  it('is the median distance, so that weekends do not count', () => {
    const day = 86_400_000;
    expect(intervalOf(Float64Array.of(0, day, 2 * day, 5 * day, 6 * day))).toBe(day);
  });

  it('is a day where one bar leaves it open', () => {
    expect(intervalOf(Float64Array.of(5))).toBe(86_400_000);
  });
});
