import { AppError } from '@shared/errors';
import type { Proposal } from '@shared/sweep-plan';
import type { TrialCurves, TrialNews, TrialRecord, TrialRow } from '@shared/sweeps';
import { type Db, inTransaction } from './open';
import type { FrontRow, LiveSweep } from './sweep-rows';
import { unpackReturns } from './trials';

/** A trial as it is stored. */
export interface StoredTrial {
  readonly number: number;
  readonly proposal: Proposal;
  /** Null while it is under way. */
  readonly record: TrialRecord | null;
}

/** A trial at its end, with what it makes of its sweep. */
export interface TrialEnd {
  readonly number: number;
  readonly record: TrialRecord;
  readonly returns: Uint8Array | null;
  readonly worker: number;
  /** Of the sweep: seconds under way until now, and its front where that changed. */
  readonly seconds: number;
  readonly front: readonly FrontRow[] | null;
}

/** Stores a trial from its proposal on, or that one is begun anew. */
export function beginTrial(db: Db, sweepId: number, number: number, proposal: Proposal, now: number): void {
  inTransaction(db, () => {
    db.prepare(
      `INSERT INTO sweep_trial (sweep_id, number, state, proposal, started_at, revision) VALUES (?, ?, 'running', ?, ?, ?)
       ON CONFLICT DO UPDATE SET started_at = excluded.started_at, revision = excluded.revision`,
    ).run(sweepId, number, JSON.stringify(proposal), now, nextRevision(db, sweepId));
  });
}

/** Stores what came of a trial, and of its sweep with it: all of it or nothing. */
export function endTrial(db: Db, sweepId: number, end: TrialEnd, now: number): void {
  const { state, dataHash } = end.record;
  inTransaction(db, () => {
    db.prepare(
      `UPDATE sweep_trial SET state = ?, record = ?, returns = ?, worker = ?, ended_at = ?, revision = ?
       WHERE sweep_id = ? AND number = ?`,
    ).run(
      state,
      JSON.stringify(end.record),
      end.returns,
      end.worker,
      now,
      nextRevision(db, sweepId),
      sweepId,
      end.number,
    );
    db.prepare(
      `UPDATE sweep SET ${state} = ${state} + 1, seconds = ?, front = coalesce(?, front), data_hash = coalesce(data_hash, ?)
       WHERE id = ?`,
    ).run(end.seconds, end.front === null ? null : JSON.stringify(end.front), dataHash, sweepId);
  });
}

/** Takes away trials that had not ended: they were never made. */
export function dropUnended(db: Db, sweepId: number): void {
  db.prepare("DELETE FROM sweep_trial WHERE sweep_id = ? AND state = 'running'").run(sweepId);
}

/** Trials that have not ended, as far as is known of them from their rows alone. */
export function unendedTrials(db: Db, sweepId: number): LiveSweep['trials'] {
  const rows = db
    .prepare("SELECT number, worker FROM sweep_trial WHERE sweep_id = ? AND state = 'running'")
    .all(sweepId) as Pick<Row, 'number' | 'worker'>[];
  return new Map(rows.map(({ number, worker }) => [number, { worker, epochLosses: [] }]));
}

/** Trials from a number on, in order; some at a time, since there may be a hundred thousand. */
export function readTrials(db: Db, sweepId: number, from: number, most: number): StoredTrial[] {
  const rows = db
    .prepare(
      'SELECT number, proposal, record FROM sweep_trial WHERE sweep_id = ? AND number >= ? ORDER BY number LIMIT ?',
    )
    .all(sweepId, from, most) as Pick<Row, 'number' | 'proposal' | 'record'>[];
  return rows.map(({ number, proposal, record }) => ({
    number,
    proposal: JSON.parse(proposal),
    record: record === null ? null : JSON.parse(record),
  }));
}

/** @throws AppError `notFound` */
export function readTrial(db: Db, sweepId: number, number: number): StoredTrial {
  const [trial] = readTrials(db, sweepId, number, 1);
  if (trial?.number === number) return trial;
  throw new AppError('notFound', `Sweep ${sweepId} has no trial ${number}.`);
}

/** Trials under way, as far as is known beside their rows. */
type Live = LiveSweep['trials'];

/** Trials that changed after a revision, in the order in which they did; those under way only where they are. */
export function trialsSince(
  db: Db,
  sweepId: number,
  since: number,
  live: Live,
  most: number,
): Omit<TrialNews, 'running'> {
  const rows = db
    .prepare(`${select} WHERE sweep_id = ? AND revision > ? ORDER BY revision LIMIT ?`)
    .all(sweepId, since, most) as Row[];
  const runs = runsOf(db, sweepId);
  return {
    trials: rows.flatMap((row) => toTrialRow(row, runs, live) ?? []),
    revision: rows.at(-1)?.revision ?? since,
    isPartial: rows.length === most,
  };
}

/** One trial as tables have it; null where it neither has ended nor is under way. */
export function findTrialRow(db: Db, sweepId: number, number: number, live: Live): TrialRow | null {
  const row = db.prepare(`${select} WHERE sweep_id = ? AND number = ?`).get(sweepId, number) as
    | Row
    | undefined;
  return row === undefined ? null : toTrialRow(row, runsOf(db, sweepId), live);
}

/** Losses of these trials, or of the newest, as far as they have ended. */
export function trialCurvesOf(
  db: Db,
  sweepId: number,
  numbers: readonly number[] | null,
  most: number,
): TrialCurves {
  const rows = db
    .prepare(
      `SELECT number, state, record ->> '$.epochLosses' AS epochLosses, record ->> '$.foldLosses' AS foldLosses
       FROM sweep_trial WHERE sweep_id = @sweepId AND record IS NOT NULL
         AND (@numbers IS NULL OR number IN (SELECT value FROM json_each(@numbers))) ORDER BY number DESC LIMIT @most`,
    )
    .all({ sweepId, numbers: numbers === null ? null : JSON.stringify(numbers), most }) as CurveRow[];
  return rows.reverse().map(({ number, state, epochLosses, foldLosses }) => ({
    number,
    state,
    epochLosses: JSON.parse(epochLosses),
    foldLosses: JSON.parse(foldLosses),
  }));
}

/** Tells those who follow the sweep of trials whose runs changed. */
export function touchTrials(db: Db, sweepId: number, numbers: readonly number[]): void {
  const touch = db.prepare('UPDATE sweep_trial SET revision = ? WHERE sweep_id = ? AND number = ?');
  for (const number of numbers) touch.run(nextRevision(db, sweepId), sweepId, number);
}

interface Row {
  readonly number: number;
  readonly state: TrialRow['state'];
  readonly proposal: string;
  readonly record: string | null;
  readonly started_at: number;
  readonly ended_at: number | null;
  readonly worker: number;
  readonly revision: number;
}

interface CurveRow {
  readonly number: number;
  readonly state: TrialRow['state'];
  readonly epochLosses: string;
  readonly foldLosses: string;
}

const select =
  'SELECT number, state, proposal, record, started_at, ended_at, worker, revision FROM sweep_trial';

function toTrialRow(row: Row, runs: ReadonlyMap<number, readonly number[]>, live: Live): TrialRow | null {
  const underWay = live.get(row.number);
  if (row.state === 'running' && underWay === undefined) return null;
  const record = row.record === null ? null : (JSON.parse(row.record) as TrialRecord);
  return {
    number: row.number,
    state: row.state,
    proposal: JSON.parse(row.proposal),
    startedAt: row.started_at,
    endedAt: row.ended_at,
    worker: underWay?.worker ?? row.worker,
    values: record?.values ?? [],
    figures: record?.figures ?? {},
    prunedAt: record?.prunedAt ?? null,
    parameterCount: record?.parameterCount ?? null,
    problem: record?.problem ?? null,
    device: record?.device ?? null,
    seconds: record?.seconds ?? null,
    epochs: record?.models.reduce((sum, { epochs }) => sum + epochs, 0) ?? 0,
    runIds: runs.get(row.number) ?? [],
  };
}

function runsOf(db: Db, sweepId: number): ReadonlyMap<number, readonly number[]> {
  const rows = db
    .prepare(
      'SELECT id, sweep_trial AS number FROM run WHERE sweep_id = ? AND removed_at IS NULL ORDER BY id',
    )
    .all(sweepId) as { readonly id: number; readonly number: number }[];
  const runs = new Map<number, number[]>();
  for (const { id, number } of rows) runs.set(number, [...(runs.get(number) ?? []), id]);
  return runs;
}

/** Every change of a trial has one of its own, by which those who follow the sweep hear of it. */
export function nextRevision(db: Db, sweepId: number): number {
  return Number(
    db
      .prepare('UPDATE sweep SET revision = revision + 1 WHERE id = ? RETURNING revision')
      .pluck()
      .get(sweepId),
  );
}

/** Goes over the trials that are done and have an account, in order; the third thing told is how many came before. */
export function eachReturns(
  db: Db,
  sweepId: number,
  look: (number: number, returns: ReturnType<typeof unpackReturns>, place: number) => void,
): void {
  const rows = db
    .prepare(
      "SELECT number, returns FROM sweep_trial WHERE sweep_id = ? AND state = 'done' AND returns IS NOT NULL ORDER BY number",
    )
    .iterate(sweepId) as Iterable<{ readonly number: number; readonly returns: Uint8Array }>;
  let place = 0;
  for (const { number, returns } of rows) look(number, unpackReturns(returns), place++);
}

/** Proposals and objectives of the trials that are done, in order. */
export function valuesOfDone(
  db: Db,
  sweepId: number,
): { readonly number: number; readonly proposal: Proposal; readonly values: TrialRecord['values'] }[] {
  const rows = db
    .prepare(
      "SELECT number, proposal, record ->> '$.values' AS vals FROM sweep_trial WHERE sweep_id = ? AND state = 'done' ORDER BY number",
    )
    .all(sweepId) as { readonly number: number; readonly proposal: string; readonly vals: string }[];
  return rows.map(({ number, proposal, vals }) => ({
    number,
    proposal: JSON.parse(proposal),
    values: JSON.parse(vals),
  }));
}
