import { ownLines } from '@renderer/features/data/chart/own-lines';
import { paletteOf } from '@renderer/theme/palette';
import type { ChartDetail, DetailLine } from '@shared/chart';
import { describe, expect, it } from 'vitest';

const line = (largest: number): DetailLine => ({
  values: Float64Array.of(largest),
  extremes: { low: Float64Array.of(0), high: Float64Array.of(largest) },
  largest,
});

const detail = (lines: ChartDetail['lines']): ChartDetail => ({
  window: { bucket: 2, first: 0, end: 1 },
  count: 2,
  shown: null,
  time: Float64Array.of(0),
  lastTime: Float64Array.of(1),
  candles: null,
  lines,
  indicators: [],
});

describe('a series without bars', () => {
  const palette = paletteOf('light');

  it('of single values is a line by its name, with what it went through, written to four digits', () => {
    const { overlays, panes } = ownLines('scalar', 'Mood', detail({ value: line(0.0123) }), palette);
    expect(overlays.map(({ label, extremes }) => [label, extremes !== null])).toEqual([['Mood', true]]);
    expect(overlays[0]?.format?.(0.0123)).toBe('0.01230');
    expect(panes).toEqual([]);
  });

  it('of an order book is its best prices, written like prices, with spread and imbalance below', () => {
    const lines = { bid: line(99), ask: line(101), mid: line(100), spread: line(0.02), imbalance: line(0.9) };
    const { overlays, panes } = ownLines('depth', 'Book', detail(lines), palette);
    expect(overlays.map(({ label }) => label)).toEqual(['Bid', 'Ask', 'Mid']);
    expect(overlays.map(({ format }) => format?.(99))).toEqual(['99.00', '99.00', '99.00']);
    expect(overlays.filter(({ extremes }) => extremes !== null).map(({ id }) => id)).toEqual(['mid']);
    expect(panes.map(({ id, range }) => [id, range])).toEqual([
      ['spread', undefined],
      ['imbalance', [-1, 1]],
    ]);
  });
});
