import type { PriceBars } from '../../backtest/simulate';
import type { PanelLayout } from './layout';

/** The bars of all series of a panel, and how they stand together. */
export interface PanelBars<B extends PriceBars = PriceBars> {
  readonly layout: PanelLayout;
  /** In the order of the layout, each as long as the layout says. [series] */
  readonly series: readonly B[];
}

/** Time of each date: that of its earliest bar. [dates] */
export function dateTimes({ layout, series }: PanelBars): Float64Array {
  const times = new Float64Array(layout.keys.length).fill(Number.POSITIVE_INFINITY);
  series.forEach(({ time }, s) => {
    time.forEach((t, bar) => {
      const date = layout.date[layout.offsets[s]! + bar]!;
      if (t < times[date]!) times[date] = t;
    });
  });
  return times;
}

/** Dates from `start` to `end`, exclusive, of a panel. */
export interface PanelSlice {
  readonly panel: PanelBars;
  /** Row of the whole panel that each row of the slice is. [stack] */
  readonly rows: Int32Array;
}

/** A series without a bar in between stays in its place, with none. */
export function slicePanel({ layout, series }: PanelBars, start: number, end: number): PanelSlice {
  const edges = series.map((_, s) => edgesOf(layout, s, start, end));
  const offsets = new Int32Array(series.length + 1);
  edges.forEach(([from, to], s) => {
    offsets[s + 1] = offsets[s]! + to - from;
  });
  const rows = new Int32Array(offsets.at(-1)!);
  edges.forEach(([from, to], s) => {
    for (let row = from; row < to; row++) rows[offsets[s]! + row - from] = row;
  });
  const date = rows.map((row) => layout.date[row]! - start);
  const bars = series.map(({ time, open, close }, s) => {
    const own = (column: Float64Array) =>
      column.slice(edges[s]![0] - layout.offsets[s]!, edges[s]![1] - layout.offsets[s]!);
    return { time: own(time), open: own(open), close: own(close) };
  });
  const sliced = { names: layout.names, offsets, date, keys: layout.keys.slice(start, end) };
  return { panel: { layout: sliced, series: bars }, rows };
}

/** First row of a series whose date is not before `start`, and the one not before `end`. */
function edgesOf({ offsets, date }: PanelLayout, s: number, start: number, end: number) {
  return [
    firstFrom(date, offsets[s]!, offsets[s + 1]!, start),
    firstFrom(date, offsets[s]!, offsets[s + 1]!, end),
  ] as const;
}

function firstFrom(date: Int32Array, from: number, to: number, least: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (date[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
