import { AppError } from '@shared/errors';
import type { ExperimentSpec } from '@shared/spec';
import type { SweepState } from '@shared/sweeps';
import { type Db, inTransaction } from './open';
import type { RunSeries } from './run-series';
import { findSeriesByName } from './series';
import { planOf, type SweepRow } from './sweep-rows';

export interface NewSweep {
  readonly experimentId: number | null;
  /** The series that is traded. */
  readonly seriesId: number;
  readonly name: string;
  /** With its plan. */
  readonly spec: ExperimentSpec;
  readonly appVersion: string;
  readonly trialLimit: number | null;
  readonly workers: number | null;
  readonly warnings: readonly string[];
}

/** The newest first. */
export function listSweeps(db: Db): SweepRow[] {
  return db.prepare(`${select} WHERE removed_at IS NULL ORDER BY id DESC`).all() as SweepRow[];
}

/** @throws AppError `notFound` */
export function getSweep(db: Db, id: number): SweepRow {
  const row = db.prepare(`${select} WHERE id = ?`).get(id) as SweepRow | undefined;
  if (!row) throw new AppError('notFound', `Sweep ${id} is not in this workspace. It may have been deleted.`);
  return row;
}

/** Queues a sweep behind all others, with the series by the names that its spec has for them. */
export function insertSweep(db: Db, sweep: NewSweep, now: number): number {
  planOf(sweep.spec);
  return inTransaction(db, () => {
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO sweep (experiment_id, name, spec, state, created_at, position, app_version, trial_limit, workers, warnings)
         VALUES (?, ?, ?, 'queued', ?, ${lastPosition} + 1, ?, ?, ?, ?)`,
      )
      .run(
        sweep.experimentId,
        sweep.name,
        JSON.stringify(sweep.spec),
        now,
        sweep.appVersion,
        sweep.trialLimit,
        sweep.workers,
        JSON.stringify(sweep.warnings),
      );
    const id = Number(lastInsertRowid);
    saveSeries(db, id, sweep.spec.data, sweep.seriesId);
    return id;
  });
}

/** How many sweeps the workspace has ever made of an experiment, deleted ones included. */
export function countSweepsOf(db: Db, experimentId: number): number {
  return Number(db.prepare('SELECT count(*) FROM sweep WHERE experiment_id = ?').pluck().get(experimentId));
}

/** The sweep that is to begin next; null where none waits. */
export function firstQueued(db: Db): number | null {
  const id = db
    .prepare(`SELECT id FROM sweep WHERE ${isWaiting} ORDER BY position, id LIMIT 1`)
    .pluck()
    .get();
  return id === undefined ? null : Number(id);
}

/** The series that a sweep is made on, whatever they are called today. */
export function sweepSeries(db: Db, id: number): RunSeries {
  const rows = db.prepare('SELECT name, series_id AS id FROM sweep_series WHERE sweep_id = ?').all(id);
  return new Map((rows as { readonly name: string; readonly id: number }[]).map((row) => [row.name, row.id]));
}

/** Says of a run which trial it is made of; it is made on the series of that sweep. */
export function markTrial(db: Db, runId: number, sweepId: number, number: number): void {
  db.prepare('UPDATE run SET sweep_id = ?, sweep_trial = ? WHERE id = ?').run(sweepId, number, runId);
  db.prepare(
    'INSERT OR REPLACE INTO run_series SELECT ?, name, series_id FROM sweep_series WHERE sweep_id = ?',
  ).run(runId, sweepId);
}

/** To the end of those that wait. */
export function queueSweep(db: Db, id: number): void {
  db.prepare(
    `UPDATE sweep SET state = 'queued', position = ${lastPosition} + 1, ended_at = NULL, problem = NULL WHERE id = ?`,
  ).run(id);
}

export function beginSweep(db: Db, id: number, now: number): void {
  db.prepare(
    "UPDATE sweep SET state = 'running', started_at = coalesce(started_at, ?), ended_at = NULL, problem = NULL WHERE id = ?",
  ).run(now, id);
}

/** @param seconds under way until now, all in all; as stored where left out */
export function leaveSweep(
  db: Db,
  id: number,
  left: {
    readonly state: Exclude<SweepState, 'queued' | 'running'>;
    readonly problem: string | null;
    readonly seconds?: number;
  },
  now: number,
): void {
  db.prepare(
    'UPDATE sweep SET state = ?, problem = ?, seconds = coalesce(?, seconds), ended_at = ? WHERE id = ?',
  ).run(left.state, left.problem, left.seconds ?? null, left.state === 'paused' ? null : now, id);
}

/** Whether those that wait are begun is up to who opens the workspace; what says running was cut off. */
export function interruptSweeps(db: Db, now: number): void {
  db.prepare("UPDATE sweep SET state = 'interrupted', problem = ?, ended_at = ? WHERE state = 'running'").run(
    'Longshort was closed while this sweep was under way. Continue goes on with the next trial; those that had ended are kept.',
    now,
  );
}

/** Lets it make more trials, judged from now on: `since` is the number of trials that have ended in order. */
export function extendSweep(db: Db, id: number, limit: number | null, since: number): void {
  db.prepare('UPDATE sweep SET trial_limit = ?, since_trial = ?, since_seconds = seconds WHERE id = ?').run(
    limit,
    since,
    id,
  );
}

export function limitSweep(db: Db, id: number, limit: number): void {
  db.prepare('UPDATE sweep SET trial_limit = ? WHERE id = ?').run(limit, id);
}

export function setSweepWorkers(db: Db, id: number, workers: number | null): void {
  db.prepare('UPDATE sweep SET workers = ? WHERE id = ?').run(workers, id);
}

export function updateSweep(
  db: Db,
  id: number,
  { name, note }: { readonly name?: string; readonly note?: string },
): void {
  db.prepare('UPDATE sweep SET name = coalesce(?, name), note = coalesce(?, note) WHERE id = ?').run(
    name ?? null,
    note ?? null,
    id,
  );
}

/** Puts a sweep that waits before another, or behind all. */
export function moveSweep(db: Db, id: number, before: number | null): void {
  inTransaction(db, () => {
    const waiting = db
      .prepare(`SELECT id FROM sweep WHERE ${isWaiting} AND id <> ? ORDER BY position, id`)
      .pluck()
      .all(id) as number[];
    const place = before === null ? -1 : waiting.indexOf(before);
    const order = place < 0 ? [...waiting, id] : [...waiting.slice(0, place), id, ...waiting.slice(place)];
    const set = db.prepare('UPDATE sweep SET position = ? WHERE id = ?');
    for (const [position, each] of order.entries()) set.run(position + 1, each);
  });
}

const isWaiting = "state = 'queued' AND removed_at IS NULL";
const lastPosition = "(SELECT coalesce(max(position), 0) FROM sweep WHERE state = 'queued')";

const select = `SELECT sweep.*, CASE WHEN ${isWaiting} THEN (
    SELECT count(*) FROM sweep AS other
    WHERE other.state = 'queued' AND other.removed_at IS NULL AND (other.position, other.id) <= (sweep.position, sweep.id)
  ) END AS place FROM sweep`;

function saveSeries(db: Db, id: number, data: ExperimentSpec['data'], seriesId: number): void {
  const save = db.prepare('INSERT OR IGNORE INTO sweep_series VALUES (?, ?, ?)');
  save.run(id, data.series, seriesId);
  for (const name of [...data.auxiliary.map(({ series }) => series), ...data.panel]) {
    const found = findSeriesByName(db, name);
    if (found !== null) save.run(id, name, found.id);
  }
}
