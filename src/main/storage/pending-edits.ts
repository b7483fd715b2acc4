import type { RunEdit } from '@shared/run-table';
import { type Db, inTransaction } from './open';
import { runEditor } from './run-edits';

/** What one transaction edits. */
export type Piece = readonly RunEdit[];

/** A piece of an edit that is under way, kept so that the next opening of the workspace stores it where this one could not. */
export interface PendingPiece {
  readonly id: number;
  readonly piece: Piece;
}

/** Keeps what is about to be stored piece by piece, in place of pieces that are no longer to be. */
export function keepPieces(
  db: Db,
  pieces: readonly Piece[],
  now: number,
  instead: readonly PendingPiece[] = [],
): PendingPiece[] {
  const insert = db.prepare('INSERT INTO pending_edit (edits, at) VALUES (?, ?)');
  return inTransaction(db, () => {
    for (const { id } of instead) drop(db, id);
    return pieces.map((piece) => ({
      id: Number(insert.run(JSON.stringify(piece), now).lastInsertRowid),
      piece,
    }));
  });
}

/** What stores a piece, and with it that this is done; it answers what undoes the piece. */
export function pieceStore(db: Db, now: number): (pending: PendingPiece) => Piece {
  const edit = runEditor(db);
  return ({ id, piece }) =>
    inTransaction(db, () => {
      drop(db, id);
      return edit(piece, now);
    });
}

/** Finishes the edits that were cut off. */
export function finishEdits(db: Db): void {
  const left = db.prepare('SELECT id, edits, at FROM pending_edit ORDER BY id').all() as {
    readonly id: number;
    readonly edits: string;
    readonly at: number;
  }[];
  for (const { id, edits, at } of left) pieceStore(db, at)({ id, piece: JSON.parse(edits) as Piece });
}

function drop(db: Db, id: number): void {
  db.prepare('DELETE FROM pending_edit WHERE id = ?').run(id);
}
