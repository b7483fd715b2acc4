import { drawdownOf, maxDrawdown } from '@core/stats/drawdown';
import { describe, expect, it } from 'vitest';

describe('drawdownOf', () => {
  it('is the loss from the highest equity so far', () => {
    expect([...drawdownOf(Float64Array.of(1, 2, 1, 1.5, 3, 0))]).toEqual([0, 0, -0.5, -0.25, 0, -1]);
  });
});

describe('maxDrawdown', () => {
  it('is the largest loss, positive', () => {
    expect(maxDrawdown(Float64Array.of(0, -0.5, -0.25, 0))).toBe(0.5);
  });

  it('is zero where nothing was lost and undefined without bars', () => {
    expect(Object.is(maxDrawdown(Float64Array.of(0, 0)), 0)).toBe(true);
    expect(maxDrawdown(new Float64Array(0))).toBeNaN();
  });
});
