import { beatsMedianLabels, rankLabels } from '@core/labels/cross-section';
import { describe, expect, it } from 'vitest';

const section = {
  group: Int32Array.of(1, 2, 1, 2, 1, 3, 2),
  outcomes: Float64Array.of(0.3, 0.1, -0.2, 0.1, NaN, 0.5, 0.4),
  ends: Int32Array.of(5, 7, 6, 6, 9, 8, 9),
};

describe('cross-sectional labels', () => {
  it('say who is above the median of the group, and end where the last of the group does', () => {
    const { values, ends } = beatsMedianLabels(section);
    expect(values).toEqual(Float64Array.of(1, 0, 0, 0, NaN, NaN, 1));
    expect([...ends]).toEqual([6, 9, 6, 9, 1, 3, 9]);
  });

  it('rank from 0 to 1, equals alike', () => {
    expect(rankLabels(section).values).toEqual(Float64Array.of(1, 0.25, 0, 0.25, NaN, NaN, 1));
  });

  it('are unknown in groups smaller than asked for', () => {
    expect([...beatsMedianLabels(section, 3).values].filter((value) => !Number.isNaN(value))).toEqual([
      0, 0, 1,
    ]);
  });
});
