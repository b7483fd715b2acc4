import { faultOfLocked, type LockedPeriod } from '@core/honesty/locked';
import { SpecError } from '@core/spec/spec-error';
import { AppError } from '@shared/errors';
import type { ExperimentSpec, SpecFault } from '@shared/spec';
import type { Db } from './open';
import type { RunSeries } from './run-series';
import { findSeriesByName, getSeries } from './series';

/** A period as it was locked, and opened once it was. */
export interface VaultRow extends LockedPeriod {
  readonly id: number;
  readonly note: string;
  readonly lockedAt: number;
  readonly openedAt: number | null;
  readonly openedFor: string | null;
}

export interface NewVault extends LockedPeriod {
  readonly seriesId: number;
  readonly note: string;
}

/** The newest first; under the name that the series has now, or had last. */
export function listVaults(db: Db): VaultRow[] {
  return db.prepare(`${select} ORDER BY vault.id DESC`).all() as VaultRow[];
}

/** @throws AppError `notFound` */
export function getVault(db: Db, id: number): VaultRow {
  const row = db.prepare(`${select} WHERE vault.id = ?`).get(id) as VaultRow | undefined;
  if (!row) throw new AppError('notFound', `There is no test vault ${id} in this workspace.`);
  return row;
}

export function insertVault(db: Db, vault: NewVault, now: number): VaultRow {
  const { lastInsertRowid } = db
    .prepare(
      'INSERT INTO vault (series, series_id, first_time, last_time, note, locked_at) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run(vault.series, vault.seriesId, vault.firstTime, vault.lastTime, vault.note, now);
  return getVault(db, Number(lastInsertRowid));
}

/** Once and for good, which the schema sees to. */
export function markOpened(db: Db, id: number, reason: string, now: number): VaultRow {
  db.prepare('UPDATE vault SET opened_at = ?, opened_for = ? WHERE id = ?').run(now, reason, id);
  return getVault(db, id);
}

/**
 * Why a spec may not be run now: the first locked period that its series or one of its panel reaches into; null where none.
 *
 * @param named the series of a run, which may have been renamed since; found by their names where left out
 */
export function lockedFault(
  db: Db,
  data: ExperimentSpec['data'],
  named: RunSeries = new Map(),
): SpecFault | null {
  const locked = db.prepare(
    `${select} WHERE opened_at IS NULL AND (series.name = @name OR vault.series = @name)`,
  );
  for (const name of [data.series, ...data.panel]) {
    const id = named.get(name);
    const series = id === undefined ? findSeriesByName(db, name) : getSeries(db, id);
    if (series === null) continue;
    for (const vault of locked.all({ name: series.name }) as VaultRow[]) {
      const fault = faultOfLocked(data, series, vault);
      if (fault !== null) return fault;
    }
  }
  return null;
}

/** @throws SpecError as `lockedFault` */
export function refuseLocked(db: Db, data: ExperimentSpec['data'], named?: RunSeries): void {
  const fault = lockedFault(db, data, named);
  if (fault !== null) throw new SpecError([fault]);
}

/** Numbers of series that are gone may be given anew: to one that is younger than the lock. */
const select = `SELECT vault.id, coalesce(series.name, vault.series) AS series, vault.first_time AS firstTime, vault.last_time AS lastTime,
  note, locked_at AS lockedAt, opened_at AS openedAt, opened_for AS openedFor
  FROM vault LEFT JOIN series ON series.id = series_id AND series.created_at <= locked_at AND series.removed_at IS NULL`;
