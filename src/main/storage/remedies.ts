import { AppError } from '@shared/errors';
import { type NewRemedy, type RecordedRemedy, type Remedy, remedy } from '@shared/quality';
import { type Db, inTransaction } from './open';

interface RemedyRow {
  readonly id: number;
  readonly remedy: string;
  readonly reason: string;
  readonly created_at: number;
  readonly undone_at: number | null;
}

/** Everything that was ever decided about a series, the newest first; undone ones too. */
export function listRemedies(db: Db, seriesId: number): RecordedRemedy[] {
  const rows = db
    .prepare('SELECT * FROM series_remedy WHERE series_id = ? ORDER BY created_at DESC, id DESC')
    .all(seriesId) as RemedyRow[];
  return rows.map(toRecorded);
}

/** What holds of it now, the oldest first. */
export function activeRemedies(db: Db, seriesId: number): Remedy[] {
  return listRemedies(db, seriesId)
    .filter(({ undoneAt }) => undoneAt === null)
    .map((recorded) => recorded.remedy)
    .reverse();
}

/** Records remedies of a series, all or none, and makes it another revision. */
export function addRemedies(db: Db, seriesId: number, remedies: readonly NewRemedy[], now: number): void {
  const insert = db.prepare(
    'INSERT INTO series_remedy (series_id, remedy, reason, created_at) VALUES (?, ?, ?, ?)',
  );
  inTransaction(db, () => {
    for (const { remedy, reason } of remedies) insert.run(seriesId, JSON.stringify(remedy), reason, now);
    nextRevision(db, seriesId);
  });
}

/**
 * Takes remedies back, all or none, and makes the series another revision.
 *
 * @throws AppError `notFound` where one of them does not hold for this series, or no more.
 */
export function undoRemedies(db: Db, seriesId: number, ids: readonly number[], now: number): void {
  const undo = db.prepare(
    'UPDATE series_remedy SET undone_at = ? WHERE id = ? AND series_id = ? AND undone_at IS NULL',
  );
  inTransaction(db, () => {
    for (const id of ids) {
      const { changes } = undo.run(now, id, seriesId);
      if (changes === 0)
        throw new AppError('notFound', 'This remedy was undone already, or belongs to another series.');
    }
    nextRevision(db, seriesId);
  });
}

function nextRevision(db: Db, seriesId: number): void {
  db.prepare('UPDATE series SET revision = revision + 1 WHERE id = ?').run(seriesId);
}

function toRecorded(row: RemedyRow): RecordedRemedy {
  return {
    id: row.id,
    remedy: remedy.parse(JSON.parse(row.remedy)),
    reason: row.reason,
    createdAt: row.created_at,
    undoneAt: row.undone_at,
  };
}
