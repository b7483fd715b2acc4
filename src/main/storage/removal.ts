import { AppError } from '@shared/errors';
import { dropUnusedBars } from './kept-bars';
import { type Db, inTransaction } from './open';

type Removable = 'series' | 'experiment' | 'run' | 'sweep';

const day = 86_400_000;
/** How long a deletion can be undone; after that the next opening of the workspace makes it final. */
export const undoDays = 7;

/** Takes rows out of sight; `restoreRows` brings them back. Answers which were in sight. */
export function removeRows(db: Db, table: Removable, ids: readonly number[], now: number): readonly number[] {
  return db
    .prepare(
      `UPDATE ${table} SET removed_at = ? WHERE removed_at IS NULL AND id IN (SELECT value FROM json_each(?)) RETURNING id`,
    )
    .pluck()
    .all(now, JSON.stringify(ids)) as number[];
}

export function isRemoved(db: Db, table: Removable, id: number): boolean {
  const removedAt = db.prepare(`SELECT removed_at FROM ${table} WHERE id = ?`).pluck().get(id);
  return typeof removedAt === 'number';
}

/** @throws AppError `conflict` where a series of the same name has come since. */
export function restoreRows(db: Db, table: Removable, ids: readonly number[]): void {
  try {
    db.prepare(`UPDATE ${table} SET removed_at = NULL WHERE id IN (SELECT value FROM json_each(?))`).run(
      JSON.stringify(ids),
    );
  } catch (error) {
    if (!isNameTaken(error)) throw error;
    throw new AppError(
      'conflict',
      'This cannot be brought back: its name is taken. Rename the other one and undo again.',
      [],
      { cause: error },
    );
  }
}

function isNameTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE';
}

/**
 * Makes old deletions final. A series stays as long as a run needs it: one that is not done may be resumed, and one of before
 * runs kept their bars shows those of its series; and as long as there is a sweep on it, which may go on.
 */
export function purgeRemoved(db: Db, now: number): void {
  const before = now - undoDays * day;
  inTransaction(db, () => {
    db.prepare('DELETE FROM run WHERE removed_at < ?').run(before);
    db.prepare('DELETE FROM sweep WHERE removed_at < ?').run(before);
    db.prepare('DELETE FROM experiment WHERE removed_at < ?').run(before);
    db.prepare(
      `DELETE FROM series WHERE removed_at < ? AND id NOT IN (SELECT series_id FROM sweep_series)
         AND id NOT IN (SELECT series_id FROM run WHERE series_id IS NOT NULL AND bars_hash IS NULL)`,
    ).run(before);
    dropUnusedBars(db);
  });
}
