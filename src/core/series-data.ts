import type { StoredBars } from './bars';

/** What the workspace holds of one series, raw as imported; `time` in milliseconds since 1970, UTC, ascending. */
export type SeriesData =
  | { readonly kind: 'bars'; readonly bars: StoredBars }
  | ({ readonly kind: 'scalar' } & ScalarPoints)
  | ({ readonly kind: 'depth' } & DepthSnapshots);

/** One value a moment: a volatility index, a sentiment score, a macro figure. */
export interface ScalarPoints {
  readonly time: Float64Array;
  readonly value: Float64Array;
}

/** The best levels of an order book at a moment, the best first. */
export interface DepthSnapshots {
  readonly time: Float64Array;
  readonly levels: readonly DepthLevel[];
}

/** One level of the book on both sides; sizes in the instrument's own units. [time] */
export interface DepthLevel {
  readonly bidPrice: Float64Array;
  readonly bidSize: Float64Array;
  readonly askPrice: Float64Array;
  readonly askSize: Float64Array;
}

/** Times of the bars, points or snapshots. */
export function timesOf(data: SeriesData): Float64Array {
  return data.kind === 'bars' ? data.bars.time : data.time;
}

const barColumns = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;
const levelColumns = ['bidPrice', 'bidSize', 'askPrice', 'askSize'] as const;

/** Names of the columns as they are stored and hashed, in that order. */
export function columnNames(
  kind: SeriesData['kind'],
  hasAdjustedClose: boolean,
  levels: number,
): readonly string[] {
  switch (kind) {
    case 'bars':
      return hasAdjustedClose ? [...barColumns, 'adjustedClose'] : barColumns;
    case 'scalar':
      return ['time', 'value'];
    case 'depth':
      return [
        'time',
        ...Array.from({ length: levels }, (_, i) => levelColumns.map((name) => `${name}${i + 1}`)).flat(),
      ];
  }
}

/** Names of the columns that these data have. */
export function columnNamesOf(data: SeriesData): readonly string[] {
  const hasAdjustedClose = data.kind === 'bars' && data.bars.adjustedClose !== null;
  return columnNames(data.kind, hasAdjustedClose, data.kind === 'depth' ? data.levels.length : 0);
}

/** The columns in the order of `columnNames`. */
export function columnsOf(data: SeriesData): readonly Float64Array[] {
  switch (data.kind) {
    case 'bars': {
      const columns = barColumns.map((name) => data.bars[name]);
      return data.bars.adjustedClose ? [...columns, data.bars.adjustedClose] : columns;
    }
    case 'scalar':
      return [data.time, data.value];
    case 'depth':
      return [data.time, ...data.levels.flatMap((level) => levelColumns.map((name) => level[name]))];
  }
}

/** The other way round. Throws where the number of columns does not fit the kind: a fault of the programmer. */
export function dataOf(kind: SeriesData['kind'], columns: readonly Float64Array[]): SeriesData {
  const at = (index: number): Float64Array => {
    const column = columns[index];
    if (column === undefined) throw new Error(`A series of ${kind} lacks its column ${index + 1}.`);
    return column;
  };
  switch (kind) {
    case 'bars': {
      const [time, open, high, low, close, volume] = [at(0), at(1), at(2), at(3), at(4), at(5)];
      return { kind, bars: { time, open, high, low, close, volume, adjustedClose: columns[6] ?? null } };
    }
    case 'scalar':
      return { kind, time: at(0), value: at(1) };
    case 'depth': {
      const levels = Array.from({ length: (columns.length - 1) / 4 }, (_, i) => ({
        bidPrice: at(4 * i + 1),
        bidSize: at(4 * i + 2),
        askPrice: at(4 * i + 3),
        askSize: at(4 * i + 4),
      }));
      return { kind, time: at(0), levels };
    }
  }
}
