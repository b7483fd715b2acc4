import { fitScaler, identityScaler, scale } from '@core/dataset/scaler';
import { describe, expect, it } from 'vitest';

// [time = 5, features = 2]
const raw = Float64Array.of(NaN, 7, 1, 7, 3, 7, 5, 7, 1000, -1);
const rows = Int32Array.of(1, 2, 3);

describe('the z-score scaler', () => {
  it('is the mean and the population deviation over the bars of the given rows', () => {
    const { mean, sd } = fitScaler(raw, 2, rows);
    expect(mean[0]).toBe(3);
    expect(sd[0]).toBeCloseTo(Math.sqrt(8 / 3), 14);
  });

  it('scales every bar, leaves NaN and takes 1 for the deviation of a constant', () => {
    const scaler = fitScaler(raw, 2, rows);
    expect(scaler.constant).toEqual([1]);
    expect(scaler.sd[1]).toBe(1);
    const scaled = scale(raw, scaler);
    expect(scaled[0]).toBeNaN();
    expect(scaled[2]).toBeCloseTo(-2 / Math.sqrt(8 / 3), 6);
    expect(scaled[3]).toBe(0);
    expect(scaled[9]).toBe(-8);
  });

  it('takes a constant with rounding noise for a constant', () => {
    const noisy = Float64Array.of(0.1, 0.1 + 1e-17, 0.1, 0.30000000000000004 - 0.2);
    expect(fitScaler(noisy, 1, Int32Array.of(0, 1, 2, 3)).constant).toEqual([0]);
  });

  it('has a variant that leaves the values as they are', () => {
    expect(scale(Float64Array.of(1, 2, NaN, 4), identityScaler(2))).toEqual(Float32Array.of(1, 2, NaN, 4));
  });
});
