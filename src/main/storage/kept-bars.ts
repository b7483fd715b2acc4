import type { Bars } from '@core/bars';
import { float64, packColumns, unpackColumns } from './columns';
import type { Db } from './open';

/** Bars as they are kept: time, open, high, low, close, volume. */
export function packBars({ time, open, high, low, close, volume }: Bars): Uint8Array {
  return packColumns({ time, open, high, low, close, volume });
}

/** Keeps the bars that a run was made from, once for all runs on them. */
export function keepBars(db: Db, runId: number, hash: string, packed: Uint8Array): void {
  db.prepare('INSERT OR IGNORE INTO kept_bars (hash, data) VALUES (?, ?)').run(hash, packed);
  db.prepare('UPDATE run SET bars_hash = ? WHERE id = ?').run(hash, runId);
}

/** The same of all runs that were made from the same bars; null of one that keeps none. */
export function keptBarsHash(db: Db, runId: number): string | null {
  const hash = db.prepare('SELECT bars_hash FROM run WHERE id = ?').pluck().get(runId);
  return typeof hash === 'string' ? hash : null;
}

/** The bars that a run was made from; null for one that is not done, or of before they were kept. */
export function readKeptBars(db: Db, runId: number): Bars | null {
  const data = db
    .prepare('SELECT data FROM kept_bars WHERE hash = (SELECT bars_hash FROM run WHERE id = ?)')
    .pluck()
    .get(runId);
  if (!(data instanceof Uint8Array)) return null;
  const { columns } = unpackColumns(data);
  const column = (name: keyof Bars) => float64(columns, name);
  return {
    time: column('time'),
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
  };
}

/** Lets go of the bars that no run was made from. */
export function dropUnusedBars(db: Db): void {
  db.prepare(
    'DELETE FROM kept_bars WHERE hash NOT IN (SELECT bars_hash FROM run WHERE bars_hash IS NOT NULL)',
  ).run();
}
