import { AppError } from '@shared/errors';
import type { EpochRow, LogLine } from '@shared/runs';
import { type Db, inTransaction } from './open';

export function listEpochs(db: Db, runId: number): EpochRow[] {
  return db
    .prepare(
      `SELECT epoch, train_loss AS trainLoss, validation_loss AS validationLoss, train_accuracy AS trainAccuracy,
              validation_accuracy AS validationAccuracy, seconds
       FROM run_epoch WHERE run_id = ? ORDER BY epoch`,
    )
    .all(runId) as EpochRow[];
}

/** Stores one finished epoch: its checkpoint and its row of the curves, together. */
export function saveCheckpoint(db: Db, runId: number, row: EpochRow, data: Uint8Array, now: number): void {
  inTransaction(db, () => {
    db.prepare('INSERT OR REPLACE INTO run_epoch VALUES (?, 0, ?, ?, ?, ?, ?, ?)').run(
      runId,
      row.epoch,
      row.trainLoss,
      row.validationLoss,
      row.trainAccuracy,
      row.validationAccuracy,
      row.seconds,
    );
    db.prepare('INSERT OR REPLACE INTO checkpoint VALUES (?, 0, ?, ?, ?)').run(runId, row.epoch, data, now);
  });
}

export function readCheckpoint(db: Db, runId: number): Uint8Array | null {
  const data = db.prepare('SELECT data FROM checkpoint WHERE run_id = ?').pluck().get(runId);
  return data instanceof Uint8Array ? data : null;
}

export function dropCheckpoint(db: Db, runId: number): void {
  db.prepare('DELETE FROM checkpoint WHERE run_id = ?').run(runId);
}

export function saveArtifact(db: Db, runId: number, name: string, data: Uint8Array): void {
  db.prepare('INSERT OR REPLACE INTO run_artifact VALUES (?, ?, ?)').run(runId, name, data);
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
