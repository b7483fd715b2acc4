import type { Bars, StoredBars } from '@core/bars';
import { AppError } from '@shared/errors';
import type { SeriesSummary } from '@shared/series';
import { type Db, inTransaction } from './open';

const chunkBars = 4096;
const priceColumns = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;

export interface NewSeries {
  readonly name: string;
  readonly source: string;
  readonly intervalMs: number;
  readonly dataHash: string;
  readonly warnings: readonly string[];
}

interface SeriesRow {
  readonly id: number;
  readonly name: string;
  readonly source: string;
  readonly bars: number;
  readonly first_time: number;
  readonly last_time: number;
  readonly interval_ms: number;
  readonly has_adjusted_close: number;
  readonly data_hash: string;
  readonly warnings: string;
  readonly created_at: number;
}

export function listSeries(db: Db): SeriesSummary[] {
  const rows = db
    .prepare('SELECT * FROM series WHERE removed_at IS NULL ORDER BY name COLLATE NOCASE')
    .all() as SeriesRow[];
  return rows.map(toSummary);
}

export function getSeries(db: Db, id: number): SeriesSummary {
  const row = db.prepare('SELECT * FROM series WHERE id = ?').get(id) as SeriesRow | undefined;
  if (!row)
    throw new AppError('notFound', `Series ${id} is not in this workspace. It may have been deleted.`);
  return toSummary(row);
}

export function findSeriesByName(db: Db, name: string): SeriesSummary | null {
  const row = db.prepare('SELECT * FROM series WHERE name = ? AND removed_at IS NULL').get(name) as
    | SeriesRow
    | undefined;
  return row ? toSummary(row) : null;
}

/**
 * Stores a series with all its bars, or nothing.
 *
 * @throws AppError `conflict` where the name is taken.
 */
export function insertSeries(db: Db, series: NewSeries, bars: StoredBars, now: number): SeriesSummary {
  if (findSeriesByName(db, series.name)) {
    throw new AppError(
      'conflict',
      `The workspace has a series named "${series.name}" already. Choose another name.`,
    );
  }
  const length = bars.time.length;
  const id = inTransaction(db, () => {
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO series (name, source, bars, first_time, last_time, interval_ms, has_adjusted_close, data_hash, warnings, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        series.name,
        series.source,
        length,
        bars.time[0],
        bars.time[length - 1],
        series.intervalMs,
        bars.adjustedClose ? 1 : 0,
        series.dataHash,
        JSON.stringify(series.warnings),
        now,
      );
    const insert = db.prepare('INSERT INTO bar_chunk (series_id, seq, bars, data) VALUES (?, ?, ?, ?)');
    for (let seq = 0; seq * chunkBars < length; seq++) {
      const from = seq * chunkBars;
      const to = Math.min(length, from + chunkBars);
      insert.run(lastInsertRowid, seq, to - from, packChunk(bars, from, to));
    }
    return Number(lastInsertRowid);
  });
  return getSeries(db, id);
}

/** All bars of a series, as imported. */
export function readBars(db: Db, id: number): StoredBars {
  const { bars: length, hasAdjustedClose } = getSeries(db, id);
  const names: readonly string[] = hasAdjustedClose ? [...priceColumns, 'adjustedClose'] : priceColumns;
  const columns = names.map(() => new Float64Array(length));
  let offset = 0;
  const chunks = db.prepare('SELECT bars, data FROM bar_chunk WHERE series_id = ? ORDER BY seq');
  for (const chunk of chunks.iterate(id) as IterableIterator<{ bars: number; data: Buffer }>) {
    // A blob may start at any byte of its buffer; a float64 view needs a multiple of eight.
    const values = new Float64Array(chunk.bars * names.length);
    new Uint8Array(values.buffer).set(chunk.data);
    columns.forEach((column, index) => {
      column.set(values.subarray(index * chunk.bars, (index + 1) * chunk.bars), offset);
    });
    offset += chunk.bars;
  }
  const [time, open, high, low, close, volume, adjustedClose] = columns as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array | undefined,
  ];
  return { time, open, high, low, close, volume, adjustedClose: adjustedClose ?? null };
}

/** The columns of `bars` in stored order, for hashing and writing. */
export function storedColumns(bars: Bars & Partial<StoredBars>): readonly Float64Array[] {
  const columns = priceColumns.map((name) => bars[name]);
  return bars.adjustedClose ? [...columns, bars.adjustedClose] : columns;
}

export function renameSeries(db: Db, id: number, name: string): SeriesSummary {
  const taken = findSeriesByName(db, name);
  if (taken && taken.id !== id) {
    throw new AppError(
      'conflict',
      `The workspace has a series named "${name}" already. Choose another name.`,
    );
  }
  db.prepare('UPDATE series SET name = ? WHERE id = ?').run(name, id);
  return getSeries(db, id);
}

function packChunk(bars: StoredBars, from: number, to: number): Buffer {
  const columns = storedColumns(bars);
  const values = new Float64Array(columns.length * (to - from));
  columns.forEach((column, index) => {
    values.set(column.subarray(from, to), index * (to - from));
  });
  return Buffer.from(values.buffer);
}

function toSummary(row: SeriesRow): SeriesSummary {
  return {
    id: row.id,
    name: row.name,
    bars: row.bars,
    firstTime: row.first_time,
    lastTime: row.last_time,
    intervalMs: row.interval_ms,
    hasAdjustedClose: row.has_adjusted_close === 1,
    source: row.source,
    dataHash: row.data_hash,
    createdAt: row.created_at,
    warnings: JSON.parse(row.warnings),
  };
}
