import {
  intervalOfRows,
  rolesIn,
  rowHeightFor,
  type SplitRow,
  segmentAt,
  spanOf,
} from '@renderer/charts/split-rows';
import { describe, expect, it } from 'vitest';

const DAY = 86_400_000;
const row = (id: number, ...segments: readonly [SplitRow['segments'][number]['role'], number, number][]) => ({
  id,
  label: String(id),
  title: `Fold ${id}`,
  segments: segments.map(([role, from, to]) => ({ role, from: from * DAY, to: to * DAY })),
});
const rows: readonly SplitRow[] = [
  row(1, ['train', 10, 20], ['purged', 21, 22], ['test', 23, 30], ['unused', 31, 60]),
  row(2, ['unused', 10, 19], ['train', 20, 40], ['test', 43, 60], ['embargoed', 61, 62]),
];

describe('folds that are drawn', () => {
  it('span from the first moment of all to the last', () => {
    expect(spanOf(rows)).toEqual({ from: 10 * DAY, to: 62 * DAY });
  });

  it('have a legend of what there is, in its order', () => {
    expect(rolesIn(rows)).toEqual(['train', 'test', 'purged', 'embargoed']);
  });

  it('are found by a moment, which may lie between two bars; what is not used is nothing', () => {
    const { segments } = rows[0]!;
    expect(segmentAt(segments, 15 * DAY)).toBe(0);
    expect(segmentAt(segments, 22.5 * DAY)).toBe(1);
    expect(segmentAt(segments, 30.9 * DAY)).toBe(2);
    expect(segmentAt(segments, 40 * DAY)).toBeNull();
    expect(segmentAt(segments, 5 * DAY)).toBeNull();
  });

  it('get lower the more there are, down to a line', () => {
    const heights = [1, 8, 20, 60, 100, 5000].map(rowHeightFor);
    expect(heights).toEqual([20, 20, 14, 8, 5, 2]);
  });

  it('are told by the day unless they begin or end within one', () => {
    expect(intervalOfRows(rows)).toBe(DAY);
    expect(intervalOfRows([...rows, row(3, ['train', 0.5, 1])])).toBe(60_000);
  });
});
