import { AppError } from '@shared/errors';
import type { JobState, RunDetail, RunMetrics, RunSummary } from '@shared/runs';
import { type DeviceChoice, type ExperimentSpec, experimentSpec } from '@shared/spec';
import { type Db, inTransaction } from './open';
import { saveDigest } from './run-digests';
import { type RunRow, toRunDetail, toRunSummary } from './run-rows';
import { copyRunSeries, saveRunSeries } from './run-series';

/** Epochs are those of the last model: found at once, where counting all would read every curve of every run. */
const select = `SELECT run.*, run_body.spec, run_body.metrics, coalesce((SELECT epoch FROM run_epoch WHERE run_id = run.id ORDER BY model DESC, epoch DESC LIMIT 1), 0) AS epochs
  FROM run JOIN run_body ON run_body.run_id = run.id`;

export interface NewRun {
  readonly experimentId: number | null;
  readonly seriesId: number;
  readonly name: string;
  readonly spec: ExperimentSpec;
  readonly appVersion: string;
  /** The run that it repeats, and the device that was trained on, which it stays on where its spec leaves the choice. */
  readonly repeats?: { readonly id: number; readonly device: string | null };
}

/** What a run is made of, known once its process has looked at the data and the device. */
export interface RunOrigin {
  readonly dataHash: string;
  readonly featureHash: string;
  readonly device: string;
  readonly deviceDetail: string;
  readonly parameterCount: number;
  readonly folds: number;
  readonly warnings: readonly string[];
}

export interface RunEnd {
  readonly bestEpoch: number;
  readonly weightsHash: string;
  readonly metrics: RunMetrics;
}

export function getRun(db: Db, id: number): RunDetail {
  return toRunDetail(runRow(db, id));
}

/** Without reading what it is made of. */
export function stateOfRun(db: Db, id: number): Pick<RunSummary, 'name' | 'state'> {
  const row = db.prepare('SELECT name, state FROM run WHERE id = ?').get(id);
  if (row === undefined) throw isNotThere(id);
  return row as Pick<RunRow, 'name' | 'state'>;
}

export function specOfRun(db: Db, id: number): ExperimentSpec {
  const spec = db.prepare('SELECT spec FROM run_body WHERE run_id = ?').pluck().get(id);
  if (typeof spec !== 'string') throw isNotThere(id);
  return experimentSpec.parse(JSON.parse(spec));
}

export function summariseRun(db: Db, id: number): RunSummary {
  return toRunSummary(runRow(db, id));
}

/** In this order; deleted runs are left out. */
export function summariseRuns(db: Db, ids: readonly number[]): RunSummary[] {
  const read = db.prepare(`${select} WHERE id = ? AND removed_at IS NULL`);
  return ids.flatMap((id) => {
    const row = read.get(id) as RunRow | undefined;
    return row ? [toRunSummary(row)] : [];
  });
}

/** Of these ids, those of runs that are not deleted. */
export function runsThere(db: Db, ids: readonly number[]): number[] {
  return db
    .prepare('SELECT id FROM run WHERE removed_at IS NULL AND id IN (SELECT value FROM json_each(?))')
    .pluck()
    .all(JSON.stringify(ids)) as number[];
}

/** The newest first. */
export function newestRunsOf(db: Db, experimentId: number, most: number) {
  const of = 'experiment_id = ? AND removed_at IS NULL';
  const count = Number(db.prepare(`SELECT count(*) FROM run WHERE ${of}`).pluck().get(experimentId));
  const rows = db
    .prepare(`${select} WHERE ${of} ORDER BY created_at DESC, id DESC LIMIT ?`)
    .all(experimentId, most);
  return { count, newest: (rows as RunRow[]).map(toRunSummary) };
}

/** @throws AppError `conflict` where one of them waits or is trained */
export function refuseBusy(db: Db, ids: readonly number[]): void {
  const busy = db
    .prepare(
      "SELECT name, state FROM run WHERE state IN ('queued', 'running') AND id IN (SELECT value FROM json_each(?)) LIMIT 1",
    )
    .get(JSON.stringify(ids)) as Pick<RunRow, 'name' | 'state'> | undefined;
  if (busy) throw new AppError('conflict', `"${busy.name}" is ${busy.state}. Cancel it before deleting it.`);
}

export function runSeriesId(db: Db, id: number): number | null {
  return runRow(db, id).series_id;
}

export function insertRun(db: Db, run: NewRun, now: number): RunSummary {
  return inTransaction(db, () => {
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO run (experiment_id, series_id, name, state, created_at, queued_at, app_version, repeats, device)
         VALUES (?, ?, ?, 'queued', ?, ?, ?, ?, ?)`,
      )
      .run(
        run.experimentId,
        run.seriesId,
        run.name,
        now,
        now,
        run.appVersion,
        run.repeats?.id ?? null,
        run.repeats?.device ?? null,
      );
    const id = Number(lastInsertRowid);
    db.prepare('INSERT INTO run_body (run_id, spec) VALUES (?, ?)').run(id, JSON.stringify(run.spec));
    if (run.repeats) copyRunSeries(db, run.repeats.id, id);
    else saveRunSeries(db, id, run.spec.data, run.seriesId);
    saveDigest(db, id);
    return summariseRun(db, id);
  });
}

/** How many runs the workspace has ever made of an experiment, deleted ones included: the next one's number less one. */
export function countRunsOf(db: Db, experimentId: number): number {
  return Number(db.prepare('SELECT count(*) FROM run WHERE experiment_id = ?').pluck().get(experimentId));
}

/** The oldest of those that are wanted; null where none of them waits. */
export function oldestQueued(db: Db, isWanted: (id: number) => boolean): number | null {
  const ids = db
    .prepare("SELECT id FROM run WHERE state = 'queued' AND removed_at IS NULL ORDER BY queued_at, id")
    .pluck()
    .iterate() as Iterable<number>;
  for (const id of ids) if (isWanted(id)) return id;
  return null;
}

/** With a device, the spec names that one from now on; nothing else of a run's spec ever changes. */
export function queueRun(db: Db, id: number, device: DeviceChoice | null, now: number): void {
  inTransaction(db, () => {
    db.prepare(
      "UPDATE run SET state = 'queued', queued_at = ?, problem = NULL, ended_at = NULL WHERE id = ?",
    ).run(now, id);
    if (device === null) return;
    db.prepare("UPDATE run_body SET spec = json_set(spec, '$.device', ?) WHERE run_id = ?").run(device, id);
    saveDigest(db, id);
  });
}

export function startRun(db: Db, id: number, now: number): void {
  db.prepare("UPDATE run SET state = 'running', started_at = coalesce(started_at, ?) WHERE id = ?").run(
    now,
    id,
  );
}

export function describeRun(db: Db, id: number, origin: RunOrigin): void {
  db.prepare(
    `UPDATE run SET data_hash = ?, feature_hash = ?, device = ?, device_detail = ?, parameter_count = ?, folds = ?, warnings = ? WHERE id = ?`,
  ).run(
    origin.dataHash,
    origin.featureHash,
    origin.device,
    origin.deviceDetail,
    origin.parameterCount,
    origin.folds,
    JSON.stringify(origin.warnings),
    id,
  );
}

/** Ends a run that did not get to its result. */
export function endRun(
  db: Db,
  id: number,
  end: {
    readonly state: Exclude<JobState, 'queued' | 'running' | 'done'>;
    readonly problem: string | null;
    readonly seconds: number;
  },
  now: number,
): void {
  db.prepare('UPDATE run SET state = ?, problem = ?, ended_at = ?, seconds = seconds + ? WHERE id = ?').run(
    end.state,
    end.problem,
    now,
    end.seconds,
    id,
  );
}

export function completeRun(db: Db, id: number, end: RunEnd, seconds: number, now: number): void {
  inTransaction(db, () => {
    db.prepare(
      `UPDATE run SET state = 'done', best_epoch = ?, weights_hash = ?, ended_at = ?, seconds = seconds + ? WHERE id = ?`,
    ).run(end.bestEpoch, end.weightsHash, now, seconds, id);
    db.prepare('UPDATE run_body SET metrics = ? WHERE run_id = ?').run(JSON.stringify(end.metrics), id);
    saveDigest(db, id);
  });
}

/** At start no process of ours is alive: what says running was cut off. Returns the ids. */
export function interruptRunning(db: Db, now: number): number[] {
  const problem =
    'Longshort was closed while this run was training. Resume goes on from the last finished epoch.';
  return db
    .prepare(
      "UPDATE run SET state = 'interrupted', problem = ?, ended_at = ? WHERE state = 'running' RETURNING id",
    )
    .pluck()
    .all(problem, now) as number[];
}

export function updateRun(
  db: Db,
  id: number,
  change: { readonly name?: string; readonly tags?: readonly string[]; readonly note?: string },
): RunSummary {
  const tags = change.tags ? JSON.stringify([...new Set(change.tags)]) : null;
  db.prepare(
    'UPDATE run SET name = coalesce(?, name), tags = coalesce(?, tags), note = coalesce(?, note) WHERE id = ?',
  ).run(change.name ?? null, tags, change.note ?? null, id);
  return summariseRun(db, id);
}

function runRow(db: Db, id: number): RunRow {
  const row = db.prepare(`${select} WHERE id = ?`).get(id) as RunRow | undefined;
  if (!row) throw isNotThere(id);
  return row;
}

function isNotThere(id: number): AppError {
  return new AppError('notFound', `Run ${id} is not in this workspace. It may have been deleted.`);
}
