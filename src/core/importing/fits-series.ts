import { type SeriesData, timesOf } from '@core/series-data';
import type { SeriesKind } from '@shared/series';
import { describeLength, medianInterval } from './gaps';

const inWords: Readonly<Record<SeriesKind, string>> = {
  bars: 'bars',
  scalar: 'single values',
  depth: 'order-book depth',
};
/** Below this many rows, a week-end between two of them may be all that their distance tells. */
const enoughRows = 10;
const sameInterval = 1.5;

/** What is known of a series that a file is to be added to. */
export interface Target {
  readonly name: string;
  readonly kind: SeriesKind;
  readonly levels: number;
  readonly hasAdjustedClose: boolean;
  readonly intervalMs: number;
}

/** Why what was read from a file cannot be added to a series, as a sentence; null where it can. */
export function misfitOf(series: Target, data: SeriesData, file: string): string | null {
  const { name } = series;
  const elsewhere = 'or import it as a series of its own';
  if (data.kind !== series.kind) {
    return `"${file}" holds ${inWords[data.kind]}, but "${name}" is a series of ${inWords[series.kind]}. Choose a file of the same kind, ${elsewhere}.`;
  }
  switch (data.kind) {
    case 'bars': {
      const hasAdjustedClose = data.bars.adjustedClose !== null;
      if (series.hasAdjustedClose && !hasAdjustedClose)
        return `"${name}" has an adjusted close, but no column of "${file}" is one. Export the file with it, ${elsewhere}.`;
      if (!series.hasAdjustedClose && hasAdjustedClose)
        return `"${file}" has an adjusted close, but "${name}" has none. Set that column to ignore, ${elsewhere}.`;
      return otherInterval(series, timesOf(data), file);
    }
    case 'depth':
      return data.levels.length === series.levels
        ? null
        : `"${file}" has ${data.levels.length} levels of depth, but "${name}" has ${series.levels}. Set the roles of the columns to as many, ${elsewhere}.`;
    case 'scalar':
      return null;
  }
}

function otherInterval({ name, intervalMs }: Target, time: Float64Array, file: string): string | null {
  const interval = medianInterval(time);
  const isShorter = interval * sameInterval < intervalMs;
  const isLonger = time.length >= enoughRows && interval > intervalMs * sameInterval;
  if (!isShorter && !isLonger) return null;
  return `Bars of "${file}" are ${describeLength(interval)} apart, those of "${name}" ${describeLength(intervalMs)}. Choose a file of the same interval, or import it as a series of its own.`;
}
