import { statSync } from 'node:fs';
import { AppError } from '@shared/errors';
import type { PortableFile } from '@shared/exchange';
import { migrate } from '../storage/migrate';
import { createDatabase, type Db, inSnapshot, inTransaction } from '../storage/open';
import { copyRows, tablesOfRun, tablesOfSeries } from './copy-rows';
import { writeWhole } from './whole-file';

export interface PortableChoice {
  readonly runIds: readonly number[];
  readonly sweepIds: readonly number[];
  /** Whether the series go along, so that runs can be repeated and sweeps go on elsewhere. */
  readonly withData: boolean;
}

/**
 * Writes runs and sweeps into a file for another workspace: itself a workspace, which holds nothing else. A run takes along its bars,
 * predictions, models and lines of the ledger.
 *
 * @throws AppError `conflict` where a run is not done, `notFound` where there is none, `io` where the file cannot be written
 */
export function writePortable(db: Db, choice: PortableChoice, path: string, now: number): PortableFile {
  for (const id of choice.runIds) refuseUnfinished(db, id);
  const counts = writeWhole(path, (partial) => {
    const file = createDatabase(partial);
    try {
      migrate(file, partial, now);
      file.pragma('foreign_keys = OFF'); // What is not chosen is not there to refer to: such references are emptied below.
      return inSnapshot(db, () => inTransaction(file, () => copyChosen(db, file, choice)));
    } finally {
      file.close();
    }
  });
  return { path, ...counts, bytes: statSync(path).size };
}

function refuseUnfinished(db: Db, id: number): void {
  const run = db.prepare('SELECT name, state FROM run WHERE id = ? AND removed_at IS NULL').get(id) as
    | { readonly name: string; readonly state: string }
    | undefined;
  if (!run) throw new AppError('notFound', `Run ${id} is not in this workspace. It may have been deleted.`);
  if (run.state !== 'done')
    throw new AppError(
      'conflict',
      `"${run.name}" is ${run.state}, and only finished runs can be exported. Leave it out, or finish it first.`,
    );
}

function copyChosen(db: Db, file: Db, { runIds, sweepIds, withData }: PortableChoice) {
  const runs = new Set(runIds);
  const sweeps = new Set(sweepIds);
  for (const id of runs) copyRun(db, file, id, { runs, sweeps, withData });
  for (const id of sweeps) copySweep(db, file, id, withData);
  const series = withData ? copySeriesOf(db, file) : 0;
  return { runs: runs.size, sweeps: sweeps.size, series };
}

interface Chosen {
  readonly runs: ReadonlySet<number>;
  readonly sweeps: ReadonlySet<number>;
  readonly withData: boolean;
}

function copyRun(db: Db, file: Db, id: number, { runs, sweeps, withData }: Chosen): void {
  const of = { where: 'run_id = ?', given: [id] };
  copyRows(db, file, {
    table: 'run',
    where: 'id = ?',
    given: [id],
    change: (row) => ({
      ...row,
      experiment_id: null,
      series_id: withData ? row.series_id! : null,
      repeats: runs.has(Number(row.repeats)) ? row.repeats! : null,
      sweep_id: sweeps.has(Number(row.sweep_id)) ? row.sweep_id! : null,
      color: row.color ?? id - 1,
    }),
  });
  const isKept = 'hash = (SELECT bars_hash FROM run WHERE id = ?)';
  const has = file.prepare('SELECT 1 FROM kept_bars WHERE hash = ?').pluck();
  copyRows(db, file, {
    table: 'kept_bars',
    where: isKept,
    given: [id],
    change: (row) => (has.get(row.hash) === undefined ? row : null),
  });
  for (const table of tablesOfRun) copyRows(db, file, { table, ...of });
  // Numbers of deleted runs may be given anew: only lines of this one.
  copyRows(db, file, {
    table: 'trial',
    where: 'run_id = ? AND made_at >= (SELECT created_at FROM run WHERE id = ?)',
    given: [id, id],
  });
  if (withData) copyRows(db, file, { table: 'run_series', ...of });
}

/** One under way is there as it stands, to be gone on with. */
function copySweep(db: Db, file: Db, id: number, withData: boolean): void {
  const copied = copyRows(db, file, {
    table: 'sweep',
    where: 'id = ? AND removed_at IS NULL',
    given: [id],
    change: (row) => ({
      ...row,
      experiment_id: null,
      state: row.state === 'running' || row.state === 'queued' ? 'interrupted' : row.state!,
    }),
  });
  if (copied === 0)
    throw new AppError('notFound', `Sweep ${id} is not in this workspace. It may have been deleted.`);
  const of = { where: 'sweep_id = ?', given: [id] };
  copyRows(db, file, { table: 'sweep_trial', where: "sweep_id = ? AND state <> 'running'", given: [id] });
  if (withData) copyRows(db, file, { table: 'sweep_series', ...of });
}

function copySeriesOf(db: Db, file: Db): number {
  const ids = file
    .prepare(
      `SELECT series_id FROM run_series UNION SELECT series_id FROM sweep_series
       UNION SELECT series_id FROM run WHERE series_id IS NOT NULL`,
    )
    .pluck()
    .all() as number[];
  for (const id of ids) {
    copyRows(db, file, { table: 'series', where: 'id = ?', given: [id] });
    for (const table of tablesOfSeries) copyRows(db, file, { table, where: 'series_id = ?', given: [id] });
  }
  return ids.length;
}
