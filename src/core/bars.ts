/** Bars of one series, columns of equal length in time order; `time` in milliseconds since 1970, UTC, at the bar's start. */
export interface Bars {
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  /** NaN throughout where the file had no volume. */
  readonly volume: Float64Array;
}

/** Bars as they are stored: raw prices, and the adjusted close where the file had one. */
export interface StoredBars extends Bars {
  readonly adjustedClose: Float64Array | null;
}

/** The bars from `start` to `end`, exclusive: columns of their own, since they go to other processes as they are. */
export function sliceBars(bars: Bars, start: number, end: number): Bars {
  return {
    time: bars.time.slice(start, end),
    open: bars.open.slice(start, end),
    high: bars.high.slice(start, end),
    low: bars.low.slice(start, end),
    close: bars.close.slice(start, end),
    volume: bars.volume.slice(start, end),
  };
}

/** The bars at these indices. */
export function pickBars(bars: Bars, at: Int32Array): Bars {
  const pick = (column: Float64Array) => Float64Array.from(at, (t) => column[t]!);
  return {
    time: pick(bars.time),
    open: pick(bars.open),
    high: pick(bars.high),
    low: pick(bars.low),
    close: pick(bars.close),
    volume: pick(bars.volume),
  };
}
