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

/** The same thing ever coarser: `levels[0]` as it is, each of the others with eight entries of the one before in one. */
export interface Pyramid<T> {
  readonly levels: readonly Level<T>[];
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

/** Built once for a series; then every window costs as much as it holds, whatever its level of detail. */
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

/** Largest absolute value of a line, NaN where it has none. */
export function largestOf({ levels }: Pyramid<LinePoints>): number {
  const { entries, length } = levels.at(-1)!;
  const whole = mergeLine(entries, { factor: Math.max(1, length), first: 0, end: Math.min(1, length) });
  return Math.max(Math.abs(whole.low[0] ?? Number.NaN), Math.abs(whole.high[0] ?? Number.NaN));
}

/** Bytes of all levels; a column that stands in several places is counted once. */
export function pyramidBytes<T extends object>({ levels }: Pyramid<T>): number {
  const columns = new Set(levels.flatMap(({ entries }) => Object.values(entries) as Float64Array[]));
  return [...columns].reduce((sum, { byteLength }) => sum + byteLength, 0);
}

type MergeEntries<T> = (entries: T, merge: Merge) => T;

function pyramidOf<T>(finest: T, length: number, merge: MergeEntries<T>): Pyramid<T> {
  const levels: Level<T>[] = [{ bucket: 1, entries: finest, length }];
  for (let below = levels[0]!; below.length > shortest; below = levels.at(-1)!) {
    const end = Math.ceil(below.length / step);
    const entries = merge(below.entries, { factor: step, first: 0, end });
    levels.push({ bucket: below.bucket * step, entries, length: end });
  }
  return { levels };
}

function entriesIn<T>(
  { levels }: Pyramid<T>,
  { bucket, first, end }: ChartWindow,
  merge: MergeEntries<T>,
): T {
  const level = levels.findLast((one) => bucket % one.bucket === 0) ?? levels[0]!;
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
