import type { SeriesImport } from '@shared/importing';
import { type ImportOptions, importOptions } from '@shared/series';
import type { Db } from './open';

/** Files that were imported into a series, the oldest first. */
export function listImports(db: Db, seriesId: number): SeriesImport[] {
  return db
    .prepare(
      'SELECT source, added, replaced, imported_at AS importedAt FROM series_import WHERE series_id = ? ORDER BY id',
    )
    .all(seriesId) as SeriesImport[];
}

export function insertImport(db: Db, seriesId: number, one: SeriesImport): void {
  db.prepare(
    'INSERT INTO series_import (series_id, source, added, replaced, imported_at) VALUES (?, ?, ?, ?, ?)',
  ).run(seriesId, one.source, one.added, one.replaced, one.importedAt);
}

/** How the series' last file was read; null for one of before that was kept. */
export function importOptionsOf(db: Db, seriesId: number): ImportOptions | null {
  const kept = db.prepare('SELECT import_options FROM series WHERE id = ?').pluck().get(seriesId);
  return typeof kept === 'string' ? importOptions.parse(JSON.parse(kept)) : null;
}
