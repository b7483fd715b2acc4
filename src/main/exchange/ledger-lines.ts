import type { Db } from '../storage/open';
import { copyRows, type Row } from './copy-rows';

/** Numbers of deleted runs may be given anew: only lines of this one. */
const linesOfRun = 'run_id = ? AND made_at >= (SELECT created_at FROM run WHERE id = ?)';

/**
 * The number that a run had here before it was gone for good; null where it was not here. Its lines of the ledger are still on record under
 * that number and can be given no other.
 */
export function numberOnRecord(from: Db, to: Db, id: number): number | null {
  const line = from.prepare(`SELECT * FROM trial WHERE ${linesOfRun} LIMIT 1`).get(id, id) as Row | undefined;
  if (line === undefined) return null;
  const known = to
    .prepare(`SELECT run_id FROM trial WHERE ${isSameLine} AND run_id NOT IN (SELECT id FROM run)`)
    .pluck()
    .get(...contentOf(line));
  return known === undefined ? null : Number(known);
}

/** Copies the lines that a run has in the ledger, but for those that are on record as its own: what was evaluated once counts once. */
export function takeLedgerLines(from: Db, to: Db, id: number, newId: number): void {
  const known = to.prepare(`SELECT 1 FROM trial WHERE run_id = ? AND ${isSameLine}`);
  copyRows(from, to, {
    table: 'trial',
    where: linesOfRun,
    given: [id, id],
    change: (row) =>
      known.get(newId, ...contentOf(row)) === undefined ? { ...row, id: null, run_id: newId } : null,
  });
}

const isSameLine = 'made_at = ? AND kind = ? AND title = ? AND data_hash = ? AND sharpe IS ?';

function contentOf({ made_at, kind, title, data_hash, sharpe }: Row): (Row[string] | undefined)[] {
  return [made_at, kind, title, data_hash, sharpe];
}
