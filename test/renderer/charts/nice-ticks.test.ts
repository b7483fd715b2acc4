import { niceTicks } from '@renderer/charts/nice-ticks';
import { describe, expect, it } from 'vitest';

describe('round numbers of an axis', () => {
  it('hold both ends and are 1, 2 or 5 times a power of ten apart', () => {
    expect(niceTicks(-0.31, 1.12, 8)).toEqual([-0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 1, 1.2]);
    expect(niceTicks(0, 100, 5)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(niceTicks(0.001, 0.0042, 4)).toEqual([0.001, 0.002, 0.003, 0.004, 0.005]);
  });

  it('make an axis of a single value too', () => {
    const ticks = niceTicks(0, 0, 4);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks[0]).toBe(0);
  });
});
