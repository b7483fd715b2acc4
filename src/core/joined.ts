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
  readonly kind: JoinedSeries['kind'];
  /** Levels of the order book on each side; 0 for the other kinds. */
  readonly levels: number;
}

export const nothingJoined: Joined = new Map();
