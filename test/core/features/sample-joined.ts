import { type Joined, mapJoined, shapesOf } from '@core/joined';
import { createRandom, type Random } from '@core/random';
import { sampleBars } from './sample-bars';

/** A few series of every kind that are known at every bar: `spy`, `qqq`, `vix`, `mood` (below 0 too) and a `book` of three levels. */
export function sampleJoined(length: number, seed = 1): Joined {
  const random = createRandom(seed, 'sample-joined');
  const column = (value: () => number) => Float64Array.from({ length }, value);
  return new Map([
    ['spy', { kind: 'bars', bars: sampleBars(length, seed + 1) }],
    ['qqq', { kind: 'bars', bars: sampleBars(length, seed + 2) }],
    ['vix', { kind: 'scalar', value: column(() => 20 * Math.exp(0.3 * random.normal())) }],
    ['mood', { kind: 'scalar', value: column(() => random.normal()) }],
    ['book', { kind: 'depth', levels: sampleLevels(length, random) }],
  ]);
}

/** What can be known of them without their values. */
export const sampleShapes = shapesOf(sampleJoined(1));

/** The same up to `first`, and others from there on. */
export function withOtherJoinedFuture(joined: Joined, first: number, seed: number): Joined {
  const length = lengthOf(joined);
  const others = columnsOf(sampleJoined(length, seed + 10_000));
  return mapJoined(joined, (column) => {
    const other = others.shift();
    return column.map((value, t) => (t < first ? value : 3 * other![t]!));
  });
}

/** The first `length` bars of them, from `first`. */
export function slicedJoined(joined: Joined, first: number, end: number): Joined {
  return mapJoined(joined, (column) => column.slice(first, end));
}

function sampleLevels(length: number, random: Random) {
  const middle = Float64Array.from({ length }, () => 100 * Math.exp(0.01 * random.normal()));
  const step = Float64Array.from({ length }, () => 0.01 + 0.05 * random.next());
  const size = () => Float64Array.from({ length }, () => 1 + 99 * random.next());
  return [1, 2, 3].map((level) => ({
    bidPrice: middle.map((price, t) => price - level * step[t]!),
    bidSize: size(),
    askPrice: middle.map((price, t) => price + level * step[t]! * 1.3),
    askSize: size(),
  }));
}

function columnsOf(joined: Joined): Float64Array[] {
  const columns: Float64Array[] = [];
  mapJoined(joined, (column) => {
    columns.push(column);
    return column;
  });
  return columns;
}

function lengthOf(joined: Joined): number {
  return columnsOf(joined)[0]?.length ?? 0;
}
