import type { ChartWindow } from '@shared/chart';
import type { Bars } from '../bars';
import { firstOf, highestOf, lastOf, lowestOf, type Merge, sumOf } from './buckets';

/** Open, high, low, close and volume: bars without their times. */
export type Candles = Omit<Bars, 'time'>;

/** A line drawn with fewer points than it has: the last value of each bucket, and its extremes. */
export interface LinePoints {
  readonly last: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** The same thing ever coarser. */
export interface Pyramid<T> {
  /** As it is, one entry a bar. */
  readonly finest: T;
  /** The finest and all above it, each with eight entries of the one before in one; built when first asked for, then kept. */
  levels(): readonly Level<T>[];
}

interface Level<T> {
  /** Bars in one entry. */
  readonly bucket: number;
  readonly entries: T;
  readonly length: number;
}

/** Takes a seventh of the bars' own memory; any other power of two is merged from at most four entries of a level. */
const step = 8;
/** A level this short is merged from at no cost. */
const shortest = 1024;

/** Its levels are built once; then every window costs as much as it holds, whatever its level of detail. */
export function candlePyramid(candles: Candles): Pyramid<Candles> {
  return pyramidOf(candles, candles.close.length, mergeCandles);
}

export function linePyramid(values: Float64Array): Pyramid<LinePoints> {
  return pyramidOf({ last: values, low: values, high: values }, values.length, mergeLine);
}

/**
 * The candles of a window. A bucket has the open of its first bar, the close of its last, their highest high and lowest low,
 * and the sum of their volumes; since it always begins at a multiple of its size, it holds the same bars wherever the window lies.
 */
export function candlesIn(pyramid: Pyramid<Candles>, window: ChartWindow): Candles {
  return entriesIn(pyramid, window, mergeCandles);
}

/** The line in a window. Its last value is what an indicator says at the end of the bucket; low and high are all that it said. */
export function lineIn(pyramid: Pyramid<LinePoints>, window: ChartWindow): LinePoints {
  return entriesIn(pyramid, window, mergeLine);
}

/** Time of the first bar in each bucket of a window. */
export function timesIn(time: Float64Array, { bucket, first, end }: ChartWindow): Float64Array {
  return firstOf(time, { factor: bucket, first, end });
}

/** Time of the last one. */
export function lastTimesIn(time: Float64Array, { bucket, first, end }: ChartWindow): Float64Array {
  return lastOf(time, { factor: bucket, first, end });
}

/** Largest absolute value of a column, 0 where it has none. */
export function largestOf(values: Float64Array): number {
  let largest = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size > largest) largest = size;
  }
  return largest;
}

/** Bytes of all levels, those still to be built included; a column that stands in several places is counted once. */
export function pyramidBytes<T extends object>({ finest }: Pyramid<T>): number {
  const columns = new Set(Object.values(finest) as Float64Array[]);
  const own = [...columns].reduce((sum, { byteLength }) => sum + byteLength, 0);
  const coarser = Object.values(finest).reduce((sum, { byteLength }) => sum + byteLength, 0) / (step - 1);
  return own + coarser;
}

type MergeEntries<T> = (entries: T, merge: Merge) => T;

function pyramidOf<T>(finest: T, length: number, merge: MergeEntries<T>): Pyramid<T> {
  let levels: readonly Level<T>[] | null = null;
  return {
    finest,
    levels() {
      levels ??= buildLevels({ bucket: 1, entries: finest, length }, merge);
      return levels;
    },
  };
}

function buildLevels<T>(finest: Level<T>, merge: MergeEntries<T>): readonly Level<T>[] {
  const levels = [finest];
  for (let below = finest; below.length > shortest; below = levels.at(-1)!) {
    const end = Math.ceil(below.length / step);
    const entries = merge(below.entries, { factor: step, first: 0, end });
    levels.push({ bucket: below.bucket * step, entries, length: end });
  }
  return levels;
}

function entriesIn<T>(pyramid: Pyramid<T>, { bucket, first, end }: ChartWindow, merge: MergeEntries<T>): T {
  // A series that is looked at bar by bar needs no other level.
  if (bucket < step) return merge(pyramid.finest, { factor: bucket, first, end });
  const level = pyramid.levels().findLast((one) => bucket % one.bucket === 0)!;
  return merge(level.entries, { factor: bucket / level.bucket, first, end });
}

function mergeCandles({ open, high, low, close, volume }: Candles, merge: Merge): Candles {
  return {
    open: firstOf(open, merge),
    high: highestOf(high, merge),
    low: lowestOf(low, merge),
    close: lastOf(close, merge),
    volume: sumOf(volume, merge),
  };
}

function mergeLine({ last, low, high }: LinePoints, merge: Merge): LinePoints {
  return { last: lastOf(last, merge), low: lowestOf(low, merge), high: highestOf(high, merge) };
}
