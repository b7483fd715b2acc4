import { columnNamesOf, columnsOf, dataOf, type SeriesData, timesOf } from '@core/series-data';
import type { ChangedValue } from '@shared/importing';

/** Rows of changes that are shown. */
const maxShown = 100;

/** A count of rows and the times of the first and the last of them; null where there are none. */
export interface Span {
  readonly count: number;
  readonly first: number | null;
  readonly last: number | null;
}

export interface SeriesComparison {
  readonly added: Span;
  readonly identical: number;
  readonly changed: Span & {
    /** How many rows differ in each column, of those that any differs in. */
    readonly columns: readonly { readonly column: string; readonly count: number }[];
    readonly rows: readonly { readonly time: number; readonly values: readonly ChangedValue[] }[];
  };
  readonly missing: Span;
}

/** What is stored and what was read, put together, with the row from which on it differs from what is stored. */
export interface MergedSeries {
  readonly data: SeriesData;
  readonly added: number;
  readonly replaced: number;
  /** The number of rows where nothing differs. */
  readonly firstRow: number;
}

/**
 * Compares what was read with what is stored, time by time. Missing are rows stored in the period of what was read.
 *
 * @param stored and `read` of the same kind and columns.
 */
export function compareSeries(stored: SeriesData, read: SeriesData): SeriesComparison {
  const added = new SpanCounter();
  const changed = new SpanCounter();
  const missing = new SpanCounter();
  const rows: { time: number; values: readonly ChangedValue[] }[] = [];
  const byColumn = new Map<string, number>();
  const changesAt = differences(stored, read);
  let identical = 0;
  const [first, last] = [timesOf(read)[0] ?? Number.NaN, timesOf(read).at(-1) ?? Number.NaN];
  walk(stored, read, (time, old, now) => {
    if (old === null) added.add(time);
    else if (now === null) {
      if (time >= first && time <= last) missing.add(time);
    } else {
      const values = changesAt(old, now);
      if (values.length === 0) {
        identical += 1;
        return;
      }
      changed.add(time);
      for (const { column } of values) byColumn.set(column, (byColumn.get(column) ?? 0) + 1);
      if (rows.length < maxShown) rows.push({ time, values });
    }
  });
  const columns = [...byColumn].map(([column, count]) => ({ column, count }));
  return { added: added.span, identical, changed: { ...changed.span, columns, rows }, missing: missing.span };
}

/** The times of the rows that both have, with other values. */
export function changedTimes(stored: SeriesData, read: SeriesData): readonly number[] {
  const times: number[] = [];
  const changesAt = differences(stored, read);
  walk(stored, read, (time, old, now) => {
    if (old !== null && now !== null && changesAt(old, now).length > 0) times.push(time);
  });
  return times;
}

/**
 * What is stored with what it lacks added, and changed rows replaced where told to; the rest stays as it is.
 *
 * @param stored and `read` of the same kind and columns.
 */
export function mergeSeries(stored: SeriesData, read: SeriesData, replaceChanged: boolean): MergedSeries {
  const sources: number[] = [];
  let added = 0;
  let replaced = 0;
  let firstRow = -1;
  const changesAt = differences(stored, read);
  // Rows of what is stored count from 0 up, those of what was read from -1 down.
  walk(stored, read, (_, old, now) => {
    const isNew = old === null;
    const isReplaced = !isNew && now !== null && replaceChanged && changesAt(old, now).length > 0;
    if (isNew) added += 1;
    if (isReplaced) replaced += 1;
    if ((isNew || isReplaced) && firstRow < 0) firstRow = sources.length;
    sources.push(isNew || isReplaced ? -1 - (now ?? 0) : old);
  });
  const readColumns = columnsOf(read);
  const columns = columnsOf(stored).map((column, index) => {
    const merged = new Float64Array(sources.length);
    const other = readColumns[index]!;
    for (let row = 0; row < merged.length; row += 1) {
      const source = sources[row]!;
      merged[row] = source < 0 ? other[-1 - source]! : column[source]!;
    }
    return merged;
  });
  return {
    data: dataOf(stored.kind, columns),
    added,
    replaced,
    firstRow: firstRow < 0 ? sources.length : firstRow,
  };
}

/** Goes through the times of both, with the row of each that has the time, or null. */
function walk(
  stored: SeriesData,
  read: SeriesData,
  visit: (time: number, old: number | null, now: number | null) => void,
): void {
  const [a, b] = [timesOf(stored), timesOf(read)];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const before = i < a.length ? a[i]! : Number.POSITIVE_INFINITY;
    const now = j < b.length ? b[j]! : Number.POSITIVE_INFINITY;
    if (before < now) visit(before, i++, null);
    else if (now < before) visit(now, null, j++);
    else visit(now, i++, j++);
  }
}

const none: readonly ChangedValue[] = [];

/** What differs between a row that is stored and one that was read; nothing is allocated where nothing does. */
function differences(
  stored: SeriesData,
  read: SeriesData,
): (old: number, now: number) => readonly ChangedValue[] {
  const before = columnsOf(stored);
  const after = columnsOf(read);
  const names = columnNamesOf(stored);
  return (old, now) => {
    let values = none;
    for (let i = 1; i < before.length; i += 1) {
      const was = before[i]![old]!;
      const is = after[i]![now]!;
      if (!isSame(was, is)) values = [...values, { column: names[i]!, old: was, new: is }];
    }
    return values;
  };
}

/** No value is the same as no value; a zero is a zero, whatever its sign. */
function isSame(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

class SpanCounter {
  private count = 0;
  private first: number | null = null;
  private last: number | null = null;

  add(time: number): void {
    this.count += 1;
    this.first ??= time;
    this.last = time;
  }

  get span(): Span {
    return { count: this.count, first: this.first, last: this.last };
  }
}
