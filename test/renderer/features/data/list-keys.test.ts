import { placeAfter } from '@renderer/features/data/list-keys';
import { describe, expect, it } from 'vitest';

describe('keys in the list of series', () => {
  it('go from row to row and stay in the list', () => {
    expect(['ArrowDown', 'ArrowUp', 'Home', 'End'].map((key) => placeAfter(key, 3, 9))).toEqual([4, 2, 0, 9]);
    expect(placeAfter('ArrowDown', 9, 9)).toBe(9);
    expect(placeAfter('ArrowUp', 0, 9)).toBe(0);
  });

  it('leave all others to the page', () => {
    expect(placeAfter('Enter', 3, 9)).toBeNull();
  });
});
