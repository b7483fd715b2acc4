import { densityOf, type ReliabilityPoint, reliabilityRange } from '@renderer/charts/ReliabilityChart';
import { describe, expect, it } from 'vitest';

const point = (said: number, rows = 100, happened = said): ReliabilityPoint => ({
  rows,
  said,
  happened,
  low: happened - 0.3,
  high: happened + 0.3,
});

describe('a reliability diagram', () => {
  it('reaches over its points and some of their whiskers, around one half at least', () => {
    const range = (...points: readonly ReliabilityPoint[]) =>
      reliabilityRange([{ id: 'a', label: 'A', points }]);
    expect(range(point(0.5), point(0.6))).toEqual({ min: 0.35, max: 0.75, interval: 0.05 });
    expect(range()).toEqual({ min: 0.4, max: 0.6, interval: 0.05 });
    expect(range(point(0.02), point(0.99))).toEqual({ min: 0, max: 1, interval: 0.1 });
  });

  it('counts all rows below it, whatever the widths of their stretches', () => {
    const points = [point(0.4, 50), point(0.5), point(0.52), point(0.6, 10)];
    const steps = densityOf(points);
    const rows = steps.slice(1).reduce((sum, [x, y], i) => {
      const [before, height] = steps[i]!;
      return sum + ((x - before) * 100 * (y + height)) / 2;
    }, 0);
    expect(rows).toBeCloseTo(260, 9);
    const edges = [...new Set(steps.map(([x]) => Number(x.toFixed(3))))];
    expect(edges).toEqual([0.35, 0.45, 0.51, 0.56, 0.64]);
  });

  it('draws one point too, and nothing of none', () => {
    expect(densityOf([point(0.5)])).toHaveLength(4);
    expect(densityOf([])).toEqual([]);
  });
});
