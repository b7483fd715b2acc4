import { readFileSync } from 'node:fs';
import { AppError } from '@shared/errors';
import type { ImportOptions, SeriesSummary } from '@shared/series';
import { type Db, inTransaction } from './open';
import { chunkBars, getSeries } from './series';
import type { SeriesFile } from './series-file';
import { insertImport } from './series-imports';

/** What a process made of a series and a file: the chunks from the first on that differs, and what the row of it says now. */
export interface AppendedSeries {
  /** Of the series that it was made from. */
  readonly revision: number;
  readonly file: SeriesFile;
  /** The chunk that the file begins with. */
  readonly firstSeq: number;
  readonly intervalMs: number;
  readonly dataHash: string;
  readonly warnings: readonly string[];
  readonly added: number;
  readonly replaced: number;
}

/**
 * Puts a longer series in place of one, in one transaction.
 *
 * @throws AppError `conflict` where the series was changed or deleted while the file was read.
 */
export function storeAppended(
  db: Db,
  seriesId: number,
  appended: AppendedSeries,
  { source, options }: { readonly source: string; readonly options: ImportOptions },
  now: number,
): SeriesSummary {
  const { file, firstSeq } = appended;
  const bytes = readFileSync(file.path);
  inTransaction(db, () => {
    refuseChanged(getSeries(db, seriesId), appended.revision);
    db.prepare('DELETE FROM bar_chunk WHERE series_id = ? AND seq >= ?').run(seriesId, firstSeq);
    insertChunks(db, seriesId, firstSeq, file, bytes);
    db.prepare(
      `UPDATE series SET bars = ?, first_time = ?, last_time = ?, interval_ms = ?, data_hash = ?, warnings = ?, import_options = ?,
         revision = revision + 1 WHERE id = ?`,
    ).run(
      file.shape.bars,
      file.shape.firstTime,
      file.shape.lastTime,
      appended.intervalMs,
      appended.dataHash,
      JSON.stringify(appended.warnings),
      JSON.stringify(options),
      seriesId,
    );
    insertImport(db, seriesId, {
      source,
      added: appended.added,
      replaced: appended.replaced,
      importedAt: now,
    });
  });
  return getSeries(db, seriesId);
}

function refuseChanged({ name, revision }: SeriesSummary, wanted: number): void {
  if (revision === wanted) return;
  throw new AppError(
    'conflict',
    `"${name}" was changed while the file was read, so nothing was stored. Import the file into it again.`,
  );
}

function insertChunks(
  db: Db,
  id: number,
  firstSeq: number,
  { columns }: SeriesFile,
  bytes: Uint8Array,
): void {
  const insert = db.prepare('INSERT INTO bar_chunk (series_id, seq, bars, data) VALUES (?, ?, ?, ?)');
  const chunkBytes = 8 * columns * chunkBars;
  for (let from = 0; from < bytes.length; from += chunkBytes) {
    const chunk = bytes.subarray(from, from + chunkBytes);
    insert.run(id, firstSeq + from / chunkBytes, chunk.length / (8 * columns), chunk);
  }
}
