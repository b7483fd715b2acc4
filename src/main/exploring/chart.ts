import { candlesIn, lastTimesIn, lineIn, timesIn } from '@core/charting/level-of-detail';
import {
  type BarRange,
  type ChartAsk,
  type ChartDetail,
  type ChartPlace,
  type ChartWindow,
  type DetailLine,
  windowFor,
} from '@shared/chart';
import { assertNever } from '@shared/errors';
import type { CandleSource, ChartSource, LineSource } from './chart-source';

/** The part of a series that is asked for, with as much detail as there is room for. */
export function chartDetail(
  { time, candles, lines }: ChartSource,
  indicators: readonly LineSource[],
  { place, points }: ChartAsk,
): ChartDetail {
  const count = time.length;
  const shown = shownAt(place, time);
  const window =
    place.at === 'window' ? within(place, count) : windowFor(shown ?? { from: 0, to: count }, count, points);
  const named = [...lines].map(([name, line]) => [name, lineDetail(line, window)] as const);
  return {
    window,
    count,
    shown,
    time: timesIn(time, window),
    lastTime: lastTimesIn(time, window),
    candles: candles && candleDetail(candles, window),
    lines: Object.fromEntries(named),
    indicators: indicators.map((line) => lineDetail(line, window)),
  };
}

/** Null where a window is asked for, which is no view. */
function shownAt(place: ChartPlace, time: Float64Array): BarRange | null {
  const count = time.length;
  switch (place.at) {
    case 'end':
      return { from: count - place.bars, to: count };
    case 'all':
      return { from: 0, to: count };
    case 'times':
      return { from: barsBefore(time, place.from), to: barsBefore(time, place.to + 1) };
    case 'bars':
      return { from: place.from, to: place.to };
    case 'window':
      return null;
    default:
      return assertNever(place);
  }
}

/** Bars earlier than a moment. */
function barsBefore(time: Float64Array, moment: number): number {
  let low = 0;
  let high = time.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (time[middle]! < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of a series that has become shorter since, what is left of the window. */
function within({ bucket, first, end }: ChartWindow, count: number): ChartWindow {
  const buckets = Math.ceil(count / bucket);
  return { bucket, first: Math.min(first, buckets), end: Math.min(end, buckets) };
}

function candleDetail({ pyramid, largest, hasVolume }: CandleSource, window: ChartWindow) {
  return { ...candlesIn(pyramid, window), largest, hasVolume };
}

function lineDetail({ pyramid, largest }: LineSource, window: ChartWindow): DetailLine {
  const { last, low, high } = lineIn(pyramid, window);
  return { values: last, extremes: window.bucket === 1 ? null : { low, high }, largest };
}
