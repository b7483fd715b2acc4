import type { ExperimentSpec } from '@shared/spec';
import type { Db } from './open';
import { findSeriesByName } from './series';

/** The series that a run was made from, by the names that its spec has for them; what they are called today is another matter. */
export type RunSeries = ReadonlyMap<string, number>;

export function runSeries(db: Db, runId: number): RunSeries {
  const rows = db.prepare('SELECT name, series_id AS id FROM run_series WHERE run_id = ?').all(runId);
  return new Map(
    (rows as { readonly name: string; readonly id: number }[]).map(({ name, id }) => [name, id]),
  );
}

/** @param seriesId the series that the run is made on */
export function saveRunSeries(db: Db, runId: number, spec: ExperimentSpec['data'], seriesId: number): void {
  const save = db.prepare('INSERT OR IGNORE INTO run_series VALUES (?, ?, ?)');
  save.run(runId, spec.series, seriesId);
  for (const name of [...spec.auxiliary.map(({ series }) => series), ...spec.panel]) {
    const found = findSeriesByName(db, name);
    if (found !== null) save.run(runId, name, found.id);
  }
}

/** A run that repeats another is made from the same series. */
export function copyRunSeries(db: Db, from: number, to: number): void {
  db.prepare('INSERT INTO run_series SELECT ?, name, series_id FROM run_series WHERE run_id = ?').run(
    to,
    from,
  );
}
