import { directionLabels, directionUntil } from '@core/labels/direction';
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

describe('the direction until another label ends', () => {
  it('compares the close at which it ends, and is unknown where the label is', () => {
    const label = { values: Float64Array.of(2, 0, 1, NaN), ends: Int32Array.of(1, 3, 3, 3) };
    expect(directionUntil(Float64Array.of(1, 2, 0.5, 1), label)).toEqual(Float32Array.of(1, 0, 1, NaN));
  });

  it('reads no further than the label does', () => {
    const label = { values: Float64Array.of(2, 0, 1), ends: Int32Array.of(1, 1, 2) };
    const [before, after] = [Float64Array.of(1, 2, 3), Float64Array.of(1, 2, 300)].map((close) =>
      directionUntil(close, label),
    );
    expect(after!.subarray(0, 2)).toEqual(before!.subarray(0, 2));
  });
});
