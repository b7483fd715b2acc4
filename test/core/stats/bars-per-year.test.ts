import { barsPerYear } from '@core/stats/bars-per-year';
import { describe, expect, it } from 'vitest';

const hour = 3600_000;
const day = 24 * hour;

function every(step: number, count: number, keep: (time: number) => boolean = () => true): Float64Array {
  const start = Date.UTC(2001, 0, 1);
  return Float64Array.from(Array.from({ length: count }, (_, i) => start + i * step).filter(keep));
}

describe('barsPerYear', () => {
  it('is 365.25 for daily bars without week-ends off', () => {
    expect(barsPerYear(every(day, 1000))).toBeCloseTo(365.25, 9);
  });

  it('is 8,766 for hourly bars round the clock', () => {
    expect(barsPerYear(every(hour, 5000))).toBeCloseTo(8766, 9);
  });

  it('is about 261 for bars on weekdays', () => {
    const weekdays = every(day, 3653, (time) => ![0, 6].includes(new Date(time).getUTCDay()));
    expect(Math.abs(barsPerYear(weekdays) - (365.25 * 5) / 7)).toBeLessThan(0.2);
  });

  it('counts a gap as time in which there were no bars', () => {
    const time = Float64Array.of(0, day, 2 * day, 365.25 * day);
    expect(barsPerYear(time)).toBeCloseTo(3, 12);
  });

  it('is undefined for fewer than two bars and for no time between them', () => {
    expect(barsPerYear(new Float64Array(0))).toBeNaN();
    expect(barsPerYear(Float64Array.of(1))).toBeNaN();
    expect(barsPerYear(Float64Array.of(1, 1))).toBeNaN();
  });
});
