import { type Db, inTransaction } from '../storage/open';
import { findSeriesByName } from '../storage/series';
import { copyRows, numbered, tablesOfSeries } from './copy-rows';

/**
 * Takes the series that runs and sweeps of a file were made on. One whose data are here already is that one; the name of another that is
 * taken gets a number.
 *
 * @param taken filled with the new ones
 * @returns ids here by their ids there
 */
export function importSeriesOf(
  from: Db,
  to: Db,
  now: number,
  taken: { readonly id: number; readonly name: string }[],
): ReadonlyMap<number, number> {
  const ids = new Map<number, number>();
  for (const id of seriesInUse(from)) {
    const { name, hash, kind } = from
      .prepare('SELECT name, data_hash AS hash, kind FROM series WHERE id = ?')
      .get(id) as { readonly name: string; readonly hash: string; readonly kind: string };
    const known = to
      .prepare('SELECT id FROM series WHERE data_hash = ? AND kind = ? AND removed_at IS NULL')
      .pluck()
      .get(hash, kind);
    if (typeof known === 'number') ids.set(id, known);
    else {
      const free = freeName(to, name);
      const newId = inTransaction(to, () => takeSeries(from, to, id, free, now));
      ids.set(id, newId);
      taken.push({ id: newId, name: free });
    }
  }
  return ids;
}

function seriesInUse(from: Db): readonly number[] {
  return from
    .prepare(
      `SELECT id FROM series WHERE id IN (SELECT series_id FROM run_series) OR id IN (SELECT series_id FROM sweep_series)
         OR id IN (SELECT series_id FROM run) ORDER BY id`,
    )
    .pluck()
    .all() as number[];
}

function takeSeries(from: Db, to: Db, id: number, name: string, now: number): number {
  const newId = Number(to.prepare('SELECT coalesce(max(id), 0) + 1 FROM series').pluck().get());
  copyRows(from, to, {
    table: 'series',
    where: 'id = ?',
    given: [id],
    change: (row) => ({ ...row, id: newId, name, created_at: now, removed_at: null }),
  });
  for (const table of tablesOfSeries)
    copyRows(from, to, {
      table,
      where: 'series_id = ?',
      given: [id],
      change: (row) => ({ ...row, ...(numbered.has(table) ? { id: null } : {}), series_id: newId }),
    });
  return newId;
}

function freeName(db: Db, name: string): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name} (${number})`;
    if (findSeriesByName(db, candidate) === null) return candidate;
  }
}
