import { stairs } from '@renderer/charts/stairs';
import { describe, expect, it } from 'vitest';

describe('stairs', () => {
  it('keep each value until the next point and part every level from the rise after it', () => {
    expect(
      stairs([
        [0, 5],
        [2, 3],
        [4, 3],
      ]),
    ).toEqual([
      [0, 5],
      [2, 5],
      [2, null],
      [2, 5],
      [2, 3],
      [2, null],
      [2, 3],
      [4, 3],
    ]);
    expect(stairs([])).toEqual([]);
  });

  it('never slope: two corners beside each other share a place or a level', () => {
    const points = Array.from({ length: 40 }, (_, k) => [k, Math.sin(k)] as const);
    const corners = stairs(points);
    for (const [k, [x, y]] of corners.entries()) {
      const before = corners[k - 1];
      if (before === undefined || before[1] === null || y === null) continue;
      expect(before[0] === x || before[1] === y).toBe(true);
    }
  });
});
