import { windowFor } from '@shared/chart';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const million = 1_000_000;

describe('the window that a chart holds', () => {
  test('has single bars while there is room for them, and begins at bar 0 where that is near', () => {
    expect(windowFor({ from: 0, to: 250 }, million, 400)).toEqual({ bucket: 1, first: 0, end: 800 });
  });

  test('has buckets of the fewest bars, a power of two, that fit into the view', () => {
    expect(windowFor({ from: 0, to: 400 }, million, 400).bucket).toBe(1);
    expect(windowFor({ from: 0, to: 401 }, million, 400).bucket).toBe(2);
    expect(windowFor({ from: 0, to: million }, million, 400).bucket).toBe(4096);
  });

  test('does not get coarser where the view is wider than the series', () => {
    expect(windowFor({ from: -5 * million, to: 5 * million }, million, 400)).toEqual({
      bucket: 4096,
      first: 0,
      end: Math.ceil(million / 4096),
    });
  });

  test('stays the same for most of the moves of a pan', () => {
    const windows = new Set<string>();
    for (let from = 500_000; from < 500_400; from += 10)
      windows.add(JSON.stringify(windowFor({ from, to: from + 400 }, million, 400)));
    expect(windows.size).toBeLessThanOrEqual(5);
  });

  test('holds a screen or more on either side of the view, never more than five in all, and only what is there', () => {
    const views = fc.record({
      from: fc.double({ min: 0, max: million - 10, noNaN: true }),
      width: fc.double({ min: 2, max: million, noNaN: true }),
      points: fc.integer({ min: 50, max: 2000 }),
    });
    fc.assert(
      fc.property(views, ({ from, width, points }) => {
        const to = Math.min(million, from + width);
        const { bucket, first, end } = windowFor({ from, to }, million, points);
        expect((to - from) / bucket).toBeLessThanOrEqual(points);
        expect(first * bucket).toBeLessThanOrEqual(Math.max(0, from - points * bucket));
        expect(end * bucket).toBeGreaterThanOrEqual(Math.min(million, to + points * bucket));
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(Math.ceil(million / bucket));
        expect(end - first).toBeLessThanOrEqual(5 * points);
      }),
    );
  });

  test.each([
    ['before the first bar', { from: -9000, to: -8800 }, 0],
    ['behind the last bar', { from: million + 9000, to: million + 9200 }, million],
  ])('has the nearest end of the series where the view lies %s', (_, view, edge) => {
    const { bucket, first, end } = windowFor(view, million, 400);
    expect(end).toBeGreaterThan(first);
    expect(edge === 0 ? first : end * bucket).toBe(edge);
  });

  test('is empty of a series without bars', () => {
    expect(windowFor({ from: 0, to: 10 }, 0, 400)).toEqual({ bucket: 1, first: 0, end: 0 });
  });
});
