import { z } from 'zod';
import { column } from './series';
import { featureSpec } from './spec';

/**
 * A stretch of a series on the scale that charts go by: bar i lies between i and i + 1, so the first ten bars are from 0 to 10.
 * Parts of bars, and room before the first and behind the last one, are part of a view.
 */
export const barRange = z.object({ from: z.number(), to: z.number() });
export type BarRange = z.infer<typeof barRange>;

/** What a chart holds: the buckets from `first` up to `end`, each of `bucket` bars; bucket k begins with the bar k * bucket. */
export const chartWindow = z.object({
  bucket: z.int().min(1),
  first: z.int().min(0),
  end: z.int().min(0),
});
export type ChartWindow = z.infer<typeof chartWindow>;

/** What part of a series is asked for. Times are in milliseconds since 1970, UTC. */
export const chartPlace = z.discriminatedUnion('at', [
  z.strictObject({ at: z.literal('end'), bars: z.int().min(1) }),
  z.strictObject({ at: z.literal('all') }),
  z.strictObject({ at: z.literal('times'), from: z.number(), to: z.number() }),
  z.strictObject({ at: z.literal('bars'), ...barRange.shape }),
  z.strictObject({ at: z.literal('window'), ...chartWindow.shape }),
]);
export type ChartPlace = z.infer<typeof chartPlace>;

export const chartPrices = z.enum(['raw', 'adjusted']);
export type ChartPrices = z.infer<typeof chartPrices>;

/** Most buckets that a screen is asked to show, whatever it says of its width. */
const maxPoints = 4096;

export const chartAsk = z.strictObject({
  id: z.int(),
  prices: chartPrices,
  place: chartPlace,
  /** Buckets that have room in view. */
  points: z.int().min(1).max(maxPoints),
  /** Indicators to come along, at the same buckets. */
  features: z.array(featureSpec).max(50),
});
export type ChartAsk = z.infer<typeof chartAsk>;

/** A line at the buckets of a window: the last value in each, NaN where it has none. */
export const detailLine = z.object({
  values: column,
  /** Smallest and largest value in each bucket; null where a bucket is one bar. */
  extremes: z.object({ low: column, high: column }).nullable(),
  /** Largest absolute value of the whole line, by which its numbers are formatted; 0 where it has none. */
  largest: z.number(),
});
export type DetailLine = z.infer<typeof detailLine>;

export const detailCandles = z.object({
  open: column,
  high: column,
  low: column,
  close: column,
  /** Sum of the bucket; NaN where none is known. */
  volume: column,
  /** Largest close of the series, by which prices are formatted. */
  largest: z.number(),
  hasVolume: z.boolean(),
});
export type DetailCandles = z.infer<typeof detailCandles>;

/** A part of a series as a chart draws it, however long the series is. */
export const chartDetail = z.object({
  window: chartWindow,
  /** Bars, points or snapshots of the whole series. */
  count: z.int(),
  /** What was asked for; null where that was a window. */
  shown: barRange.nullable(),
  /** Time of the first bar in each bucket. */
  time: column,
  /** Time of the last one. */
  lastTime: column,
  /** Of a series of bars. */
  candles: detailCandles.nullable(),
  /** A scalar's `value`; `bid`, `ask`, `mid`, `spread` and `imbalance` of a depth; none of bars. */
  lines: z.record(z.string(), detailLine),
  /** The indicators asked for, in that order. */
  indicators: z.array(detailLine),
});
export type ChartDetail = z.infer<typeof chartDetail>;

/**
 * The window to hold while `shown` is in view: buckets of the fewest bars, a power of two, of which at most `points` are in
 * view; a screen or more on either side of it, so that it can be panned at once; ends at multiples of half a screen, so that
 * most moves need no other.
 */
export function windowFor(shown: BarRange, count: number, points: number): ChartWindow {
  const bucket = bucketFor(Math.min(shown.to - shown.from, count), points);
  const tile = Math.max(1, Math.ceil(points / 2));
  const buckets = Math.ceil(count / bucket);
  const within = (tiles: number): number => Math.min(Math.max(tiles * tile, 0), buckets);
  const first = within(Math.floor((shown.from / bucket - points) / tile));
  const end = within(Math.ceil((shown.to / bucket + points) / tile));
  // A view that lies beyond either end still gets the end that is nearest to it.
  if (first < end) return { bucket, first, end };
  return first === 0
    ? { bucket, first, end: Math.min(tile, buckets) }
    : { bucket, first: Math.max(0, buckets - tile), end: buckets };
}

function bucketFor(bars: number, points: number): number {
  let bucket = 1;
  while (bars / bucket > points) bucket *= 2;
  return bucket;
}
