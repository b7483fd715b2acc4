import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '@shared/errors';
import type { PortableImport } from '@shared/exchange';
import { experimentSpec } from '@shared/spec';
import { dropJobFolder, makeJobFolder } from '../jobs/folder';
import { storageFault } from '../storage/faults';
import { dropUnusedBars } from '../storage/kept-bars';
import { type Db, inTransaction } from '../storage/open';
import { saveDigest } from '../storage/run-digests';
import { saveRunSeries } from '../storage/run-series';
import { findSeriesByName } from '../storage/series';
import { touchTrials } from '../storage/sweep-trials';
import { closeReader, openWorkspace, readWorkspace, type Workspace } from '../storage/workspace';
import { findAllByContent } from './content-hash';
import { copyRows, numbered, type Row, tablesOfRun } from './copy-rows';
import { importSeriesOf } from './import-series';
import { numberOnRecord, takeLedgerLines } from './ledger-lines';
import { type TakenSweep, takeSweep } from './take-sweep';

/**
 * Takes the runs and sweeps of another workspace, or of a file that was exported from one, into this. What is here already, by its content,
 * is not taken again, though it is brought back where it was deleted; a sweep gets the trials that it was given elsewhere. All of it or nothing;
 * main goes on between one run and the next.
 *
 * @throws AppError where the file is no workspace, or of a newer Longshort; or where it cannot be stored
 */
export async function importPortable(
  workspace: Workspace,
  path: string,
  now: number,
): Promise<PortableImport> {
  const folder = makeJobFolder();
  try {
    const source = openCopy(path, join(folder, 'import.longshort'), now);
    try {
      return await takeAll(source.db, workspace, now);
    } finally {
      source.close();
    }
  } finally {
    dropJobFolder(folder);
  }
}

/** Brought to this version's schema, which must not happen to the file itself. */
function openCopy(path: string, copy: string, now: number): Workspace {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new AppError('invalid', `${path} is a folder, not a workspace. Choose a .longshort file.`);
  const source = readWorkspace(path);
  // For SQLite that is a database without tables, which would bring nothing without a word.
  if (statSync(path).size === 0) {
    closeReader(source, path);
    throw new AppError(
      'invalid',
      `${path} is empty: it was not written or not copied to its end. Export it again.`,
    );
  }
  try {
    // Not a copy of the file: what another Longshort has in its write-ahead log belongs to it.
    source.prepare('VACUUM INTO ?').run(copy);
  } catch (error) {
    throw storageFault(error, path);
  } finally {
    closeReader(source, path);
  }
  try {
    return openWorkspace(copy, now);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.kind, error.message.replaceAll(copy, path), error.details, { cause: error });
  }
}

interface Taken {
  readonly runIds: number[];
  readonly series: { readonly id: number; readonly name: string }[];
  readonly sweeps: TakenSweep[];
  knownRuns: number;
}

async function takeAll(from: Db, { db, path }: Workspace, now: number): Promise<PortableImport> {
  const taken: Taken = { runIds: [], series: [], sweeps: [], knownRuns: 0 };
  try {
    const series = importSeriesOf(from, db, now, taken.series);
    const sweeps = new Map<number, number>();
    const runs = new Map<number, number>();
    for (const id of idsOf(from, 'sweep')) {
      const sweep = await takeSweep(from, db, id, series, now);
      taken.sweeps.push(sweep);
      sweeps.set(id, sweep.id);
      await setImmediate();
    }
    for (const id of idsOf(from, 'run')) {
      inTransaction(db, () => takeRun(from, db, id, { series, sweeps, runs, taken }));
      await setImmediate();
    }
    return told(taken);
  } catch (error) {
    takeBack(db, taken);
    throw storageFault(error, path);
  }
}

function told({ runIds, knownRuns, series, sweeps }: Taken): PortableImport {
  const known = sweeps.filter(({ isKnown }) => isKnown);
  return {
    runIds,
    knownRuns,
    series: series.map(({ name }) => name),
    sweepIds: sweeps.flatMap(({ id, isKnown }) => (isKnown ? [] : [id])),
    knownSweeps: known.length,
    furtherTrials: known.reduce((sum, { trials }) => sum + trials, 0),
    notes: sweeps.flatMap(({ note }) => note ?? []),
  };
}

/** Of a whole workspace there may be runs that are not done, and sweeps that have not begun. */
function idsOf(from: Db, table: 'run' | 'sweep'): readonly number[] {
  const isWhole =
    table === 'run'
      ? "state = 'done'"
      : "(state <> 'queued' OR EXISTS (SELECT 1 FROM sweep_trial WHERE sweep_id = sweep.id))";
  return from
    .prepare(`SELECT id FROM ${table} WHERE removed_at IS NULL AND ${isWhole} ORDER BY id`)
    .pluck()
    .all() as number[];
}

type Ids = ReadonlyMap<number, number>;

/** The run where it is here; it is then to be seen again, as one of the sweep that came with it. */
function findKnown(from: Db, to: Db, id: number, sweeps: Ids): number | null {
  const [known] = findAllByContent(from, to, 'run', id);
  if (known === undefined) return null;
  const { sweepId, trial } = from
    .prepare('SELECT sweep_id AS sweepId, sweep_trial AS trial FROM run WHERE id = ?')
    .get(id) as { readonly sweepId: number | null; readonly trial: number | null };
  to.prepare('UPDATE run SET removed_at = NULL, sweep_id = coalesce(sweep_id, ?) WHERE id = ?').run(
    sweeps.get(Number(sweepId)) ?? null,
    known,
  );
  if (trial !== null) touchTrialOf(to, known);
  return known;
}

/** Tells those who follow a sweep that a trial of it has a run. */
function touchTrialOf(to: Db, runId: number): void {
  const { sweepId, trial } = to
    .prepare('SELECT sweep_id AS sweepId, sweep_trial AS trial FROM run WHERE id = ?')
    .get(runId) as { readonly sweepId: number | null; readonly trial: number | null };
  if (sweepId !== null && trial !== null) touchTrials(to, sweepId, [trial]);
}

interface RunsTaken {
  readonly series: Ids;
  readonly sweeps: Ids;
  readonly runs: Map<number, number>;
  readonly taken: Taken;
}

function takeRun(from: Db, to: Db, id: number, { series, sweeps, runs, taken }: RunsTaken): void {
  const known = findKnown(from, to, id, sweeps);
  if (known !== null) {
    runs.set(id, known);
    taken.knownRuns++;
    return;
  }
  const newId = numberOnRecord(from, to, id) ?? freeId(to);
  takeBars(from, to, id);
  copyRows(from, to, {
    table: 'run',
    where: 'id = ?',
    given: [id],
    change: (row) => ({
      ...row,
      id: newId,
      experiment_id: null,
      series_id: series.get(Number(row.series_id)) ?? null,
      repeats: runs.get(Number(row.repeats)) ?? null,
      sweep_id: sweeps.get(Number(row.sweep_id)) ?? null,
      color: row.color ?? id - 1,
    }),
  });
  const own = { where: 'run_id = ?', given: [id] };
  for (const table of tablesOfRun)
    copyRows(from, to, {
      table,
      ...own,
      change: (row) => ({ ...row, ...(numbered.has(table) ? { id: null } : {}), run_id: newId }),
    });
  takeLedgerLines(from, to, id, newId);
  const linked = copyRows(from, to, {
    table: 'run_series',
    ...own,
    change: (row) => withSeries({ ...row, run_id: newId }, series),
  });
  if (linked === 0) linkRunByName(to, newId);
  saveDigest(to, newId);
  touchTrialOf(to, newId);
  runs.set(id, newId);
  taken.runIds.push(newId);
}

function linkRunByName(to: Db, runId: number): void {
  const { data } = experimentSpec.parse(
    JSON.parse(String(to.prepare('SELECT spec FROM run_body WHERE run_id = ?').pluck().get(runId))),
  );
  const found = findSeriesByName(to, data.series);
  if (found !== null) saveRunSeries(to, runId, data, found.id);
}

function takeBars(from: Db, to: Db, runId: number): void {
  const has = to.prepare('SELECT 1 FROM kept_bars WHERE hash = ?').pluck();
  copyRows(from, to, {
    table: 'kept_bars',
    where: 'hash = (SELECT bars_hash FROM run WHERE id = ?)',
    given: [runId],
    change: (row) => (has.get(row.hash) === undefined ? row : null),
  });
}

function withSeries(row: Row, series: Ids): Row | null {
  const id = series.get(Number(row.series_id));
  return id === undefined ? null : { ...row, series_id: id };
}

/** The ledger's lines of runs that are gone must not be taken for those of a new one. */
function freeId(db: Db): number {
  const used = 'SELECT id FROM run UNION ALL SELECT run_id FROM trial';
  return Number(db.prepare(`SELECT coalesce(max(id), 0) + 1 FROM (${used})`).pluck().get());
}

/** Lines of the ledger stay, as all do. */
function takeBack(db: Db, { runIds, sweeps, series }: Taken): void {
  inTransaction(db, () => {
    for (const id of runIds) db.prepare('DELETE FROM run WHERE id = ?').run(id);
    for (const sweep of sweeps) sweep.undo();
    for (const { id } of series) db.prepare('DELETE FROM series WHERE id = ?').run(id);
    dropUnusedBars(db);
  });
}
