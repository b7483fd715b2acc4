import { directionLabels } from '@core/labels/direction';
import { describe, expect, it } from 'vitest';

describe('direction labels', () => {
  it('say 1 where the close is higher after the horizon, else 0, and nothing of the last bars', () => {
    expect(directionLabels(Float64Array.of(1, 2, 2, 1), 1)).toEqual(Float32Array.of(1, 0, 0, NaN));
    expect(directionLabels(Float64Array.of(1, 2, 2, 1), 2)).toEqual(Float32Array.of(1, 0, NaN, NaN));
  });

  it('are NaN where either close is missing', () => {
    expect(directionLabels(Float64Array.of(1, NaN, 3, 4), 1)).toEqual(Float32Array.of(NaN, NaN, 1, NaN));
  });

  it('are NaN throughout where the horizon is longer than the data', () => {
    expect(directionLabels(Float64Array.of(1, 2), 5)).toEqual(Float32Array.of(NaN, NaN));
  });
});
