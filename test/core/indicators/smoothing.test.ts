import { Smoother, smooth, wilder } from '@core/indicators/smoothing';
import { describe, expect, it } from 'vitest';

describe('seeded smoothing', () => {
  it('starts at the mean of the first values and then moves by its weight', () => {
    expect(smooth(Float64Array.of(1, 3, 6, 2), new Smoother(2, 0.5))).toEqual(Float64Array.of(NaN, 2, 4, 3));
  });

  it('smooths by one over the period as Wilder does', () => {
    expect(smooth(Float64Array.of(2, 4, 9, 0), wilder(2))).toEqual(Float64Array.of(NaN, 3, 6, 3));
  });

  it('starts anew after a value that is not a number', () => {
    const values = Float64Array.of(1, 3, NaN, 10, 20, 30);
    expect(smooth(values, new Smoother(2, 0.5))).toEqual(Float64Array.of(NaN, 2, NaN, NaN, 15, 22.5));
    expect(smooth(Float64Array.of(1, 3, Infinity, 10, 20), new Smoother(2, 0.5))[2]).toBeNaN();
  });
});
