import { covers, toBars, toLogical } from '@renderer/charts/bar-scale';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const window = { bucket: 8, first: 100, end: 300 };

describe('the scale of bars', () => {
  it('goes from edge to edge where the library goes from middle to middle', () => {
    expect(toBars({ from: 0, to: 0 }, window)).toEqual({ from: 800, to: 808 });
    expect(toBars({ from: -0.5, to: 9.5 }, { bucket: 1, first: 0, end: 10 })).toEqual({
      from: -0.5,
      to: 10.5,
    });
  });

  it('keeps a view where it is in whatever window it is seen through', () => {
    const windows = fc.record({
      bucket: fc.integer({ min: 0, max: 12 }).map((power) => 2 ** power),
      first: fc.integer({ min: 0, max: 10_000 }),
    });
    const views = fc.record({
      from: fc.double({ min: -1e5, max: 1e6, noNaN: true }),
      width: fc.double({ min: 1, max: 1e6, noNaN: true }),
    });
    fc.assert(
      fc.property(windows, views, ({ bucket, first }, { from, width }) => {
        const seen = { bucket, first, end: first + 1000 };
        const back = toBars(toLogical({ from, to: from + width }, seen), seen);
        expect(back.from).toBeCloseTo(from, 5);
        expect(back.to).toBeCloseTo(from + width, 5);
      }),
    );
  });

  it('knows what a window holds of a view, of which nothing lies beyond the series', () => {
    const count = 2350;
    expect(covers(window, { from: 800, to: 2400 }, count)).toBe(true);
    expect(covers(window, { from: 799, to: 900 }, count)).toBe(false);
    expect(covers(window, { from: 900, to: 5000 }, count)).toBe(true);
    expect(covers({ bucket: 8, first: 0, end: 10 }, { from: -50, to: 80 }, count)).toBe(true);
    expect(covers({ bucket: 8, first: 0, end: 10 }, { from: -50, to: 81 }, count)).toBe(false);
  });
});
