import { splitRange, spreadRows } from '@core/evaluation/split-bars';
import { describe, expect, it } from 'vitest';

describe('splitRange', () => {
  it('reaches the horizon beyond the last row, where its signal is filled', () => {
    expect(splitRange(Int32Array.of(10, 11, 15), 1, 100)).toEqual({ start: 10, end: 17 });
    expect(splitRange(Int32Array.of(10), 5, 100)).toEqual({ start: 10, end: 16 });
  });

  it('never enters the next split or leaves the data', () => {
    expect(splitRange(Int32Array.of(10, 11), 5, 13)).toEqual({ start: 10, end: 13 });
    expect(splitRange(Int32Array.of(10, 11), 5, 12)).toEqual({ start: 10, end: 12 });
  });
});

describe('spreadRows', () => {
  it('leaves bars that are no row undefined', () => {
    expect([...spreadRows(Int32Array.of(5, 7), Float64Array.of(0.1, 0.2), { start: 5, end: 9 })]).toEqual([
      0.1,
      Number.NaN,
      0.2,
      Number.NaN,
    ]);
  });
});
