import type { Bars } from '../bars';
import type { Calendar } from '../calendars/calendar';
import { describeLength } from '../importing/gaps';
import { barEnd } from './bar-end';
import { type Bucket, bucketsFor } from './buckets';

export interface Resampled {
  readonly bars: Bars;
  /** Bars that belong to no session of the calendar and so to no daily or weekly bar. */
  readonly leftOut: number;
  /** Whether the last bucket was dropped, since the bars end before it does. */
  readonly isLastDropped: boolean;
}

/**
 * Brings bars together into longer ones: open first, high greatest, low least, close last, volume summed (NaN where no bar has
 * one). Which bars go together: see `bucketsFor`. A bucket without a bar gives none, and the last one is dropped where its end lies
 * after the end of the last bar, so that no bar changes once it is there.
 *
 * @param sourceMs length of the bars
 * @param targetMs of the new ones; a multiple: see `resampleFault`
 */
export function resample(
  bars: Bars,
  sourceMs: number,
  targetMs: number,
  calendar: Calendar | null,
): Resampled {
  const bucketOf = bucketsFor(bars.time, sourceMs, targetMs, calendar);
  const growing = new GrowingBars(bars);
  let current: Bucket | null = null;
  let leftOut = 0;
  for (let t = 0; t < bars.time.length; t++) {
    const bucket = bucketOf(bars.time[t]!);
    if (bucket === null) leftOut++;
    else if (bucket === current) growing.add(t);
    else growing.begin(bucket.start, t);
    current = bucket ?? current;
  }
  const last = bars.time.at(-1);
  const isLastDropped =
    current !== null && last !== undefined && current.end > barEnd(last, sourceMs, calendar);
  return { bars: growing.finished(isLastDropped), leftOut, isLastDropped };
}

/** Why bars cannot be brought together, to follow the name of the field; null where they can. */
export function resampleFault(sourceMs: number, targetMs: number, target: string): string | null {
  const length = describeLength(sourceMs);
  if (targetMs < sourceMs)
    return `is ${target}, which is finer than the bars of the series, ${length} apart; choose "series" or a longer one`;
  if (sourceMs > 0 && targetMs % sourceMs !== 0)
    return `is ${target}, which is no whole number of the series' bars of ${length}; choose "series" or a multiple`;
  return null;
}

/** Columns that bars are brought together in; never more than there were. */
class GrowingBars {
  private count = 0;
  private readonly columns: Bars;

  constructor(private readonly source: Bars) {
    const column = () => new Float64Array(source.time.length);
    this.columns = {
      time: column(),
      open: column(),
      high: column(),
      low: column(),
      close: column(),
      volume: column(),
    };
  }

  begin(start: number, t: number): void {
    const { columns, source } = this;
    const i = this.count++;
    columns.time[i] = start;
    columns.open[i] = source.open[t]!;
    columns.high[i] = source.high[t]!;
    columns.low[i] = source.low[t]!;
    columns.close[i] = source.close[t]!;
    columns.volume[i] = source.volume[t]!;
  }

  add(t: number): void {
    const { columns, source } = this;
    const i = this.count - 1;
    if (source.high[t]! > columns.high[i]!) columns.high[i] = source.high[t]!;
    if (source.low[t]! < columns.low[i]!) columns.low[i] = source.low[t]!;
    columns.close[i] = source.close[t]!;
    const volume = source.volume[t]!;
    if (Number.isNaN(columns.volume[i]!)) columns.volume[i] = volume;
    else if (!Number.isNaN(volume)) columns.volume[i] = columns.volume[i]! + volume;
  }

  finished(withoutLast: boolean): Bars {
    const length = this.count - (withoutLast ? 1 : 0);
    const { time, open, high, low, close, volume } = this.columns;
    const cut = (column: Float64Array) => column.slice(0, length);
    return {
      time: cut(time),
      open: cut(open),
      high: cut(high),
      low: cut(low),
      close: cut(close),
      volume: cut(volume),
    };
  }
}
