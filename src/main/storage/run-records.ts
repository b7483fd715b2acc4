import { AppError } from '@shared/errors';
import type { CurveRow, EpochRow, LogLine } from '@shared/runs';
import { type Db, inTransaction } from './open';

/** Of all models, by model and epoch. */
export function listCurves(db: Db, runId: number): CurveRow[] {
  return db
    .prepare(
      `SELECT model, epoch, train_loss AS trainLoss, validation_loss AS validationLoss, train_accuracy AS trainAccuracy,
              validation_accuracy AS validationAccuracy, seconds
       FROM run_epoch WHERE run_id = ? ORDER BY model, epoch`,
    )
    .all(runId) as CurveRow[];
}

/** A model's newest finished epoch, with the rows of the curves that came with it. */
export interface ModelCheckpoint {
  readonly model: number;
  readonly rows: readonly EpochRow[];
  readonly data: Uint8Array;
}

/** Stores the checkpoint and its rows, together. */
export function saveCheckpoint(
  db: Db,
  runId: number,
  { model, rows, data }: ModelCheckpoint,
  now: number,
): void {
  inTransaction(db, () => {
    saveEpochs(db, runId, model, rows);
    db.prepare('INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?, ?, ?)').run(
      runId,
      model,
      rows.at(-1)?.epoch ?? 0,
      data,
      now,
    );
  });
}

export function saveEpochs(db: Db, runId: number, model: number, rows: readonly EpochRow[]): void {
  const insert = db.prepare('INSERT OR REPLACE INTO run_epoch VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  for (const row of rows) {
    const { epoch, trainLoss, validationLoss, trainAccuracy, validationAccuracy, seconds } = row;
    insert.run(runId, model, epoch, trainLoss, validationLoss, trainAccuracy, validationAccuracy, seconds);
  }
}

/** By model. */
export function readCheckpoints(db: Db, runId: number): ReadonlyMap<number, Uint8Array> {
  const rows = db.prepare('SELECT model, data FROM checkpoint WHERE run_id = ?').all(runId) as {
    readonly model: number;
    readonly data: Uint8Array;
  }[];
  return new Map(rows.map(({ model, data }) => [model, data]));
}

export function dropCheckpoints(db: Db, runId: number): void {
  db.prepare('DELETE FROM checkpoint WHERE run_id = ?').run(runId);
}

export function saveArtifact(db: Db, runId: number, name: string, data: Uint8Array): void {
  db.prepare('INSERT OR REPLACE INTO run_artifact VALUES (?, ?, ?)').run(runId, name, data);
}

export function hasArtifact(db: Db, runId: number, name: string): boolean {
  return (
    db.prepare('SELECT 1 FROM run_artifact WHERE run_id = ? AND name = ?').get(runId, name) !== undefined
  );
}

/** @throws AppError `notFound` where the run did not get so far. */
export function readArtifact(db: Db, runId: number, name: string): Uint8Array {
  const data = db
    .prepare('SELECT data FROM run_artifact WHERE run_id = ? AND name = ?')
    .pluck()
    .get(runId, name);
  if (!(data instanceof Uint8Array)) {
    throw new AppError(
      'notFound',
      `Run ${runId} has no ${name}: it has not finished. Resume it, or run the experiment again.`,
    );
  }
  return data;
}

/** What an artifact of JSON says; null where the run has none of that name. */
export function readJsonArtifact(db: Db, runId: number, name: string): unknown {
  const data = db
    .prepare('SELECT data FROM run_artifact WHERE run_id = ? AND name = ?')
    .pluck()
    .get(runId, name);
  return data instanceof Uint8Array ? JSON.parse(Buffer.from(data).toString('utf8')) : null;
}

export function appendLog(db: Db, runId: number, line: LogLine): void {
  db.prepare('INSERT INTO run_log (run_id, time, level, message) VALUES (?, ?, ?, ?)').run(
    runId,
    line.time,
    line.level,
    line.message,
  );
}

export function listLog(db: Db, runId: number): LogLine[] {
  return db
    .prepare('SELECT time, level, message FROM run_log WHERE run_id = ? ORDER BY id')
    .all(runId) as LogLine[];
}
