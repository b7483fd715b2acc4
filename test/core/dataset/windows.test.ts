import { usableRows } from '@core/dataset/windows';
import { describe, expect, it } from 'vitest';

describe('usable rows', () => {
  it('need a whole window of finite values, and are told apart by whether the label is known', () => {
    // [time = 7, features = 2]; the window is two bars
    const matrix = Float64Array.of(NaN, 1, 2, 1, 3, 1, 4, NaN, 5, 1, 6, 1, 7, 1);
    const labels = Float32Array.of(1, 0, 1, 0, 1, 1, NaN);
    const { labelled, unlabelled } = usableRows(matrix, labels, 2, 1);
    expect([...labelled]).toEqual([2, 5]);
    expect([...unlabelled]).toEqual([6]);
  });

  it('leave out a row whose label is missing for good, in the midst of the data', () => {
    const labels = Float32Array.of(1, NaN, 1, NaN);
    const { labelled, unlabelled } = usableRows(new Float64Array(4), labels, 1, 1);
    expect([...labelled]).toEqual([0, 2]);
    expect([...unlabelled]).toEqual([3]);
  });
});
