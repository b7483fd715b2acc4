import { addToFront } from '@core/search/front';
import { lossesOf } from '@core/search/objectives';
import type { Objective } from '@shared/sweep-plan';
import { type Db, inTransaction } from '../storage/open';
import { type FrontRow, frontOf, planOf, specOf } from '../storage/sweep-rows';
import { nextRevision } from '../storage/sweep-trials';
import { getSweep } from '../storage/sweeps';
import { copyRows, type Row } from './copy-rows';

/** From one sweep to another of the same plan. */
export interface TrialCopy {
  readonly from: Db;
  readonly to: Db;
  readonly id: number;
  readonly newId: number;
}

/** Numbers of the trials that have ended there and not here, in order. */
export function missingTrials({ from, to, id, newId }: TrialCopy): readonly number[] {
  const ended = "SELECT number FROM sweep_trial WHERE sweep_id = ? AND state <> 'running' ORDER BY number";
  const here = new Set(to.prepare(ended).pluck().all(newId));
  return (from.prepare(ended).pluck().all(id) as number[]).filter((number) => !here.has(number));
}

/** Copies trials, and what they make of their sweep: all of it or nothing. */
export function copyTrials({ from, to, id, newId }: TrialCopy, numbers: readonly number[]): void {
  inTransaction(to, () => {
    const row = getSweep(to, newId);
    const { objectives } = planOf(specOf(row));
    const counts: Record<string, number> = { done: 0, pruned: 0, failed: 0 };
    let front = frontOf(row);
    const given = [id, JSON.stringify(numbers)];
    const where = 'sweep_id = ? AND number IN (SELECT value FROM json_each(?))';
    to.prepare(`DELETE FROM sweep_trial WHERE ${where} AND state = 'running'`).run(newId, given[1]);
    copyRows(from, to, {
      table: 'sweep_trial',
      where,
      given,
      change: (trial) => {
        counts[String(trial.state)]!++;
        front = withTrial(front, objectives, trial);
        return { ...trial, sweep_id: newId, revision: nextRevision(to, newId) };
      },
    });
    to.prepare(
      'UPDATE sweep SET done = done + ?, pruned = pruned + ?, failed = failed + ?, front = ? WHERE id = ?',
    ).run(counts.done, counts.pruned, counts.failed, JSON.stringify(front), newId);
  });
}

function withTrial(
  front: readonly FrontRow[],
  objectives: readonly Objective[],
  trial: Row,
): readonly FrontRow[] {
  if (trial.state !== 'done') return front;
  const { values } = JSON.parse(String(trial.record)) as { readonly values: readonly (number | null)[] };
  const losses = lossesOf(objectives, values);
  const number = Number(trial.number);
  return losses === null ? front : (addToFront(front, { number, losses, values }) ?? front);
}
