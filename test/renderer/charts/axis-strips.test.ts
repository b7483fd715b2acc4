import { draggedTo } from '@renderer/charts/AxisStrips';
import { describe, expect, it } from 'vitest';

const axis = { min: 0, max: 10 };

describe('dragging along an axis', () => {
  it('makes a stretch either way, no longer than the axis', () => {
    expect(draggedTo(7, { at: 3, moved: null }, axis)).toEqual({ from: 3, to: 7 });
    expect(draggedTo(-5, { at: 3, moved: null }, axis)).toEqual({ from: 0, to: 3 });
  });

  it('moves a stretch that it takes hold of, whole, up to the ends', () => {
    const moved = { from: 2, to: 5 };
    expect(draggedTo(4, { at: 3, moved }, axis)).toEqual({ from: 3, to: 6 });
    expect(draggedTo(99, { at: 3, moved }, axis)).toEqual({ from: 7, to: 10 });
    expect(draggedTo(-99, { at: 3, moved }, axis)).toEqual({ from: 0, to: 3 });
  });
});
