import {
  candlePyramid,
  candlesIn,
  largestOf,
  lastTimesIn,
  lineIn,
  linePyramid,
  pyramidBytes,
  timesIn,
} from '@core/charting/level-of-detail';
import { createRandom } from '@core/random';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const count = 20_011;
const candles = randomCandles(count);
const pyramid = candlePyramid(candles);

describe('candles at a level of detail', () => {
  test('are the bars themselves, bit for bit, where a bucket is one bar', () => {
    const shown = candlesIn(pyramid, { bucket: 1, first: 777, end: 1234 });
    for (const name of ['open', 'high', 'low', 'close', 'volume'] as const)
      expect(shown[name]).toEqual(candles[name].slice(777, 1234));
  });

  test('are columns of their own, since a view would take the whole series along to another process', () => {
    const { close } = candlesIn(pyramid, { bucket: 1, first: 0, end: 10 });
    expect(close.buffer.byteLength).toBe(10 * 8);
  });

  test.each([1, 2, 4, 8, 16, 64, 128, 512, 4096, 32_768])('are what %i bars each come to', (bucket) => {
    const end = Math.ceil(count / bucket);
    const first = Math.max(0, end - 50);
    const shown = candlesIn(pyramid, { bucket, first, end });
    for (let k = first; k < end; k++) {
      const bars = slices(candles, k * bucket, Math.min(count, (k + 1) * bucket));
      expect(shown.open[k - first]).toBe(bars.open[0]);
      expect(shown.close[k - first]).toBe(bars.close.at(-1));
      expect(shown.high[k - first]).toBe(Math.max(...bars.high));
      expect(shown.low[k - first]).toBe(Math.min(...bars.low));
      expect(shown.volume[k - first]).toBeCloseTo(bars.volume.reduce((a, b) => a + b) as number, 6);
    }
  });

  test('hold the same bars wherever the window lies, so that panning does not change them', () => {
    const wide = candlesIn(pyramid, { bucket: 32, first: 0, end: 600 });
    const within = candlesIn(pyramid, { bucket: 32, first: 217, end: 300 });
    expect(within.high).toEqual(wide.high.slice(217, 300));
    expect(within.open).toEqual(wide.open.slice(217, 300));
  });

  test('lose no high, no low and no volume at any level', () => {
    const highest = Math.max(...candles.high);
    const lowest = Math.min(...candles.low);
    const traded = candles.volume.reduce((a, b) => a + b);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), (power) => {
        const bucket = 2 ** power;
        const all = candlesIn(pyramid, { bucket, first: 0, end: Math.ceil(count / bucket) });
        expect(Math.max(...all.high)).toBe(highest);
        expect(Math.min(...all.low)).toBe(lowest);
        expect(all.volume.reduce((a, b) => a + b) / traded).toBeCloseTo(1, 12);
        expect(all.open[0]).toBe(candles.open[0]);
        expect(all.close.at(-1)).toBe(candles.close.at(-1));
      }),
    );
  });

  test('know no volume where none of their bars has one, and leave out the bars that have none', () => {
    const nothing = Number.NaN;
    const volume = Float64Array.of(nothing, nothing, 3, nothing, 4, 5);
    const some = { ...randomCandles(6), volume };
    expect([...candlesIn(candlePyramid(some), { bucket: 2, first: 0, end: 3 }).volume]).toEqual([
      nothing,
      3,
      9,
    ]);
  });

  test('take a seventh of the memory of the bars beside them', () => {
    const taken = pyramid.levels().flatMap(({ entries }) => Object.values(entries));
    const bytes = taken.reduce((sum, { byteLength }) => sum + byteLength, 0);
    expect(bytes / (5 * count * 8)).toBeCloseTo(1 + 1 / 7, 2);
    expect(pyramidBytes(pyramid) / bytes).toBeCloseTo(1, 2);
  });

  test('begin at the time of their first bar and end with that of their last', () => {
    const time = Float64Array.from({ length: count }, (_, i) => i * 60_000);
    expect([...timesIn(time, { bucket: 64, first: 3, end: 6 })]).toEqual(
      [192, 256, 320].map((i) => i * 60_000),
    );
    const last = lastTimesIn(time, { bucket: 8192, first: 1, end: 3 });
    expect([...last]).toEqual([16_383, count - 1].map((i) => i * 60_000));
  });
});

describe('a line at a level of detail', () => {
  const nothing = Number.NaN;

  test('is the line itself where a bucket is one bar', () => {
    const values = Float64Array.of(nothing, 1, 2, nothing, 5);
    expect(lineIn(linePyramid(values), { bucket: 1, first: 0, end: 5 }).last).toEqual(values);
  });

  test('has the last value that is there and its extremes; a gap only where nothing is', () => {
    const values = Float64Array.of(nothing, nothing, 7, 3, 9, nothing, 4, 4);
    const { last, low, high } = lineIn(linePyramid(values), { bucket: 2, first: 0, end: 4 });
    expect([...last]).toEqual([nothing, 3, 9, 4]);
    expect([...low]).toEqual([nothing, 3, 9, 4]);
    expect([...high]).toEqual([nothing, 7, 9, 4]);
  });

  test('keeps the extremes through every level', () => {
    const values = candles.close.map((price, i) => (i % 97 === 0 ? nothing : Math.sin(price)));
    const line = linePyramid(values);
    const there = values.filter((value) => !Number.isNaN(value));
    for (const bucket of [1, 2, 8, 256, 16_384]) {
      const { low, high } = lineIn(line, { bucket, first: 0, end: Math.ceil(count / bucket) });
      expect(Math.min(...low.filter((value) => !Number.isNaN(value)))).toBe(Math.min(...there));
      expect(Math.max(...high.filter((value) => !Number.isNaN(value)))).toBe(Math.max(...there));
    }
    expect(largestOf(values)).toBe(Math.max(...there.map(Math.abs)));
  });

  test('without a value has none that is larger than 0', () => {
    expect(largestOf(new Float64Array(10).fill(nothing))).toBe(0);
    expect(largestOf(new Float64Array())).toBe(0);
  });
});

function randomCandles(length: number) {
  const random = createRandom(1);
  const column = (make: () => number) => Float64Array.from({ length }, make);
  return {
    open: column(() => 100 + random.next()),
    high: column(() => 101 + random.next()),
    low: column(() => 99 - random.next()),
    close: column(() => 100 - random.next()),
    volume: column(() => Math.round(1000 * random.next())),
  };
}

function slices(columns: typeof candles, from: number, to: number) {
  const { open, high, low, close, volume } = columns;
  const cut = (column: Float64Array) => column.slice(from, to);
  return { open: cut(open), high: cut(high), low: cut(low), close: cut(close), volume: cut(volume) };
}
