import { setImmediate } from 'node:timers/promises';
import { type Db, inTransaction } from '../storage/open';
import { findSeriesByName } from '../storage/series';
import { type SweepRow, specOf } from '../storage/sweep-rows';
import { getSweep } from '../storage/sweeps';
import { copyRows, type Row } from './copy-rows';
import { copyTrials, missingTrials, type TrialCopy } from './copy-trials';
import { findSameSweep } from './same-sweep';

/** Trials that one transaction copies. */
const sliceSize = 200;

export interface TakenSweep {
  readonly id: number;
  /** Whether it was here before. */
  readonly isKnown: boolean;
  /** Trials that it has got. */
  readonly trials: number;
  /** What was left out, and what to do about it. */
  readonly note: string | null;
  /** Takes all of it back. */
  undo(): void;
}

/**
 * Takes a sweep of another workspace. One that is here already gets the trials that it lacks, since the plan determines them; where trials of the
 * same number came out otherwise, they are two sweeps. A new one is out of sight until all of it is there.
 *
 * @param series ids here by ids there
 */
export async function takeSweep(
  from: Db,
  to: Db,
  id: number,
  series: ReadonlyMap<number, number>,
  now: number,
): Promise<TakenSweep> {
  const source = getSweep(from, id);
  const known = await findSameSweep(from, to, source);
  if (known !== null) return inTransaction(to, () => takeFurther(from, to, source, known));
  const newId = inTransaction(to, () => insertHidden(from, to, id, series, now));
  const copy = { from, to, id, newId };
  const undo = (): void => void to.prepare('DELETE FROM sweep WHERE id = ?').run(newId);
  try {
    const trials = await takeAllTrials(copy);
    inTransaction(to, () => settle(copy, source, getSweep(to, newId)));
    return { id: newId, isKnown: false, trials, note: null, undo };
  } catch (error) {
    undo();
    throw error;
  }
}

async function takeAllTrials(copy: TrialCopy): Promise<number> {
  const missing = missingTrials(copy);
  for (let at = 0; at < missing.length; at += sliceSize) {
    copyTrials(copy, missing.slice(at, at + sliceSize));
    await setImmediate();
  }
  return missing.length;
}

/** At once: nobody may begin to work on it in between. */
function takeFurther(from: Db, to: Db, source: SweepRow, newId: number): TakenSweep {
  const target = getSweep(to, newId);
  const copy = { from, to, id: source.id, newId };
  const missing = missingTrials(copy);
  const result = { id: newId, isKnown: true, trials: missing.length, note: null };
  if (target.state === 'running' && missing.length > 0) {
    const note = `"${target.name}" is being worked on, so ${missing.length} further trials of it were left out. Pause it and import again.`;
    return { ...result, trials: 0, note, undo: () => undefined };
  }
  copyTrials(copy, missing);
  if (missing.length > 0 || target.removed_at !== null) settle(copy, source, target);
  return { ...result, undo: () => takeBack(to, target, missing) };
}

function insertHidden(
  from: Db,
  to: Db,
  id: number,
  series: ReadonlyMap<number, number>,
  now: number,
): number {
  const newId = Number(to.prepare('SELECT coalesce(max(id), 0) + 1 FROM sweep').pluck().get());
  const none = { done: 0, pruned: 0, failed: 0, front: '[]', revision: 0 };
  const hidden = { id: newId, experiment_id: null, state: 'interrupted', removed_at: now };
  const own = { where: 'id = ?', given: [id] };
  copyRows(from, to, { table: 'sweep', ...own, change: (row) => ({ ...row, ...none, ...hidden }) });
  const linked = copyRows(from, to, {
    table: 'sweep_series',
    where: 'sweep_id = ?',
    given: [id],
    change: (row) => linkOf(row, newId, series),
  });
  if (linked === 0) linkByName(to, newId);
  return newId;
}

function linkOf(row: Row, sweepId: number, series: ReadonlyMap<number, number>): Row | null {
  const id = series.get(Number(row.series_id));
  return id === undefined ? null : { ...row, sweep_id: sweepId, series_id: id };
}

/** Series of the names that its spec has for them, where there are any: their content is looked at once it goes on. */
function linkByName(to: Db, sweepId: number): void {
  const { data } = specOf(getSweep(to, sweepId));
  const names = [data.series, ...data.panel, ...data.auxiliary.map(({ series }) => series)];
  const link = to.prepare('INSERT OR IGNORE INTO sweep_series VALUES (?, ?, ?)');
  for (const name of names) {
    const found = findSeriesByName(to, name);
    if (found !== null) link.run(sweepId, name, found.id);
  }
}

/** Brings it in sight, with the standing that it has there where all that is here is there too; what waits here goes on waiting. */
function settle({ from, to, id, newId }: TrialCopy, source: SweepRow, target: SweepRow): void {
  const isWaiting = target.state === 'queued';
  const isAtRest = source.state !== 'running' && source.state !== 'queued';
  if (missingTrials({ from: to, to: from, id: newId, newId: id }).length === 0)
    store(to, {
      ...source,
      id: newId,
      state: isWaiting ? 'queued' : isAtRest ? source.state : 'interrupted',
      problem: isWaiting ? null : source.problem,
      data_hash: target.data_hash ?? source.data_hash,
    });
  to.prepare('UPDATE sweep SET removed_at = NULL WHERE id = ?').run(newId);
}

/** How far it has come, but for its trials. */
function store(to: Db, row: SweepRow): void {
  to.prepare(
    `UPDATE sweep SET state = @state, problem = @problem, trial_limit = @trial_limit, since_trial = @since_trial,
       since_seconds = @since_seconds, seconds = @seconds, started_at = @started_at, ended_at = @ended_at, data_hash = @data_hash
     WHERE id = @id`,
  ).run(row);
}

/** One that is being worked on by now keeps its trials: they are those that it would have made. */
function takeBack(to: Db, target: SweepRow, added: readonly number[]): void {
  inTransaction(to, () => {
    if (getSweep(to, target.id).state === 'running') return;
    to.prepare(
      'DELETE FROM sweep_trial WHERE sweep_id = ? AND number IN (SELECT value FROM json_each(?))',
    ).run(target.id, JSON.stringify(added));
    store(to, target);
    to.prepare(
      'UPDATE sweep SET done = @done, pruned = @pruned, failed = @failed, front = @front, removed_at = @removed_at WHERE id = @id',
    ).run(target);
  });
}
