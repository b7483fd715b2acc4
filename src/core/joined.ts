import { assertNever } from '@shared/errors';
import type { SeriesKind } from '@shared/series';
import type { Bars } from './bars';
import type { DepthLevel } from './series-data';

/**
 * Another series as it was known at each bar of the traded one: every column as long as those bars, the last value known by
 * the bar's end, NaN before the first.
 */
export type JoinedSeries =
  /** `bars.time` is when the bar that was known began. */
  | { readonly kind: 'bars'; readonly bars: Bars }
  | { readonly kind: 'scalar'; readonly value: Float64Array }
  | { readonly kind: 'depth'; readonly levels: readonly DepthLevel[] };

/** Joined series by the name that the experiment gives them. */
export type Joined = ReadonlyMap<string, JoinedSeries>;

/** What can be known of a joined series without its values: enough to check features and formulas. */
export interface JoinedShape {
  readonly name: string;
  /** `unknown` where only the name is at hand, as in a spec without its workspace: it then passes for any kind. */
  readonly kind: SeriesKind | 'unknown';
  /** Levels of the order book on each side; 0 for the other kinds. */
  readonly levels: number;
}

export const nothingJoined: Joined = new Map();

export function shapesOf(joined: Joined): readonly JoinedShape[] {
  return [...joined].map(([name, series]) => ({
    name,
    kind: series.kind,
    levels: series.kind === 'depth' ? series.levels.length : 0,
  }));
}

/** Shapes of series of which nothing but the name is known. */
export function unknownShapes(names: readonly string[]): readonly JoinedShape[] {
  return names.map((name) => ({ name, kind: 'unknown', levels: 0 }));
}

/** Those that are of one of the kinds, or may be. */
export function ofKinds(
  joined: readonly JoinedShape[],
  kinds: readonly SeriesKind[],
): readonly JoinedShape[] {
  return joined.filter(({ kind }) => kind === 'unknown' || kinds.includes(kind));
}

/** The same series with every column, times too, as `map` gives it. */
export function mapJoined(joined: Joined, map: (column: Float64Array) => Float64Array): Joined {
  return new Map([...joined].map(([name, series]) => [name, mapSeries(series, map)]));
}

function mapSeries(series: JoinedSeries, map: (column: Float64Array) => Float64Array): JoinedSeries {
  switch (series.kind) {
    case 'bars':
      return { kind: 'bars', bars: mapBars(series.bars, map) };
    case 'scalar':
      return { kind: 'scalar', value: map(series.value) };
    case 'depth':
      return {
        kind: 'depth',
        levels: series.levels.map(({ bidPrice, bidSize, askPrice, askSize }) => ({
          bidPrice: map(bidPrice),
          bidSize: map(bidSize),
          askPrice: map(askPrice),
          askSize: map(askSize),
        })),
      };
    default:
      return assertNever(series);
  }
}

/** The same bars with every column, times too, as `map` gives it. */
export function mapBars(bars: Bars, map: (column: Float64Array) => Float64Array): Bars {
  return {
    time: map(bars.time),
    open: map(bars.open),
    high: map(bars.high),
    low: map(bars.low),
    close: map(bars.close),
    volume: map(bars.volume),
  };
}
