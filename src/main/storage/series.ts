import { columnNames, dataOf, type SeriesData } from '@core/series-data';
import { AppError } from '@shared/errors';
import type { ImportOptions, SeriesSummary } from '@shared/series';
import { type Db, inSnapshot } from './open';
import { insertImport } from './series-imports';
import type { SeriesShape } from './series-shape';

/** Bars of a chunk but the last. */
export const chunkBars = 4096;

export interface NewSeries {
  readonly name: string;
  readonly source: string;
  readonly intervalMs: number;
  readonly dataHash: string;
  readonly warnings: readonly string[];
  readonly timeZone?: string;
  readonly importOptions?: ImportOptions;
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
  readonly kind: SeriesData['kind'];
  readonly levels: number;
  readonly calendar: string | null;
  readonly time_zone: string;
  readonly revision: number;
  readonly actions: number;
}

const summaryColumns = `series.*,
  (SELECT count(*) FROM corporate_action WHERE series_id = series.id)
    + (SELECT count(*) FROM series_remedy WHERE series_id = series.id AND undone_at IS NULL AND remedy ->> 'kind' = 'split')
    AS actions`;

export function listSeries(db: Db): SeriesSummary[] {
  const rows = db
    .prepare(`SELECT ${summaryColumns} FROM series WHERE removed_at IS NULL ORDER BY name COLLATE NOCASE`)
    .all() as SeriesRow[];
  return rows.map(toSummary);
}

export function getSeries(db: Db, id: number): SeriesSummary {
  const row = db.prepare(`SELECT ${summaryColumns} FROM series WHERE id = ?`).get(id) as
    | SeriesRow
    | undefined;
  if (!row)
    throw new AppError('notFound', `Series ${id} is not in this workspace. It may have been deleted.`);
  return toSummary(row);
}

export function findSeriesByName(db: Db, name: string): SeriesSummary | null {
  const row = db
    .prepare(`SELECT ${summaryColumns} FROM series WHERE name = ? AND removed_at IS NULL`)
    .get(name) as SeriesRow | undefined;
  return row ? toSummary(row) : null;
}

/** @throws AppError `conflict` where the name is taken. */
export function requireFreeName(db: Db, name: string): void {
  if (!findSeriesByName(db, name)) return;
  throw new AppError('conflict', `The workspace has a series named "${name}" already. Choose another name.`);
}

/**
 * The row of a series, without its chunks.
 *
 * @param removedAt out of sight since then; null where it is to be seen. @returns its id.
 */
export function insertSeriesRow(
  db: Db,
  series: NewSeries,
  shape: SeriesShape,
  now: number,
  removedAt: number | null,
): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO series (name, source, bars, first_time, last_time, interval_ms, has_adjusted_close, data_hash, warnings, created_at,
         kind, levels, time_zone, import_options, removed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      series.name,
      series.source,
      shape.bars,
      shape.firstTime,
      shape.lastTime,
      series.intervalMs,
      shape.hasAdjustedClose ? 1 : 0,
      series.dataHash,
      JSON.stringify(series.warnings),
      now,
      shape.kind,
      shape.levels,
      series.timeZone ?? 'UTC',
      series.importOptions ? JSON.stringify(series.importOptions) : null,
      removedAt,
    );
  const id = Number(lastInsertRowid);
  insertImport(db, id, { source: series.source, added: shape.bars, replaced: 0, importedAt: now });
  return id;
}

/** Brings a series into sight once all of it is stored. @throws AppError `conflict` where its name was taken meanwhile. */
export function showSeries(db: Db, id: number, name: string): SeriesSummary {
  requireFreeName(db, name);
  db.prepare('UPDATE series SET removed_at = NULL WHERE id = ?').run(id);
  return getSeries(db, id);
}

/** Everything a series holds, as imported: without remedies and corporate actions. */
export function readSeries(db: Db, id: number): SeriesData {
  return inSnapshot(db, () => {
    const series = getSeries(db, id);
    const chunks = db.prepare('SELECT bars, data FROM bar_chunk WHERE series_id = ? ORDER BY seq');
    return unpackChunks(series, series.bars, chunks.iterate(id) as IterableIterator<Chunk>);
  });
}

/** The end of a series, as imported. */
export interface SeriesEnd {
  readonly data: SeriesData;
  /** Index in the series of the first bar that was read. */
  readonly first: number;
}

/** At least so many of the last bars, or all there are, without reading the rest. */
export function readSeriesEnd(db: Db, id: number, atLeast: number): SeriesEnd {
  return inSnapshot(db, () => endOf(db, id, atLeast));
}

function endOf(db: Db, id: number, atLeast: number): SeriesEnd {
  const series = getSeries(db, id);
  const fromTheEnd = db.prepare('SELECT bars, data FROM bar_chunk WHERE series_id = ? ORDER BY seq DESC');
  const chunks: Chunk[] = [];
  let count = 0;
  for (const chunk of fromTheEnd.iterate(id) as IterableIterator<Chunk>) {
    chunks.unshift(chunk);
    count += chunk.bars;
    if (count >= atLeast) break;
  }
  return { data: unpackChunks(series, count, chunks), first: series.bars - count };
}

interface Chunk {
  readonly bars: number;
  readonly data: Buffer;
}

function unpackChunks(
  { kind, hasAdjustedClose, levels }: SeriesSummary,
  count: number,
  chunks: Iterable<Chunk>,
): SeriesData {
  const columns = columnNames(kind, hasAdjustedClose, levels).map(() => new Float64Array(count));
  let offset = 0;
  for (const { bars, data } of chunks) {
    const values = valuesIn(data);
    columns.forEach((column, index) => {
      column.set(values.subarray(index * bars, (index + 1) * bars), offset);
    });
    offset += bars;
  }
  return dataOf(kind, columns);
}

/** A view where the blob starts at a multiple of eight, as nearly all do: a copy would double the time of reading. */
function valuesIn(blob: Buffer): Float64Array {
  const { buffer, byteOffset, byteLength } = blob;
  if (byteOffset % 8 === 0) return new Float64Array(buffer, byteOffset, byteLength / 8);
  return new Float64Array(new Uint8Array(blob).buffer);
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

/** Columns of some bars, one after the other, as a chunk holds them. */
export function packChunk(columns: readonly Float64Array[], from: number, to: number): Buffer {
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
    actions: row.actions,
    source: row.source,
    dataHash: row.data_hash,
    createdAt: row.created_at,
    warnings: JSON.parse(row.warnings),
    kind: row.kind,
    levels: row.levels,
    calendar: row.calendar,
    timeZone: row.time_zone,
    revision: row.revision,
  };
}
