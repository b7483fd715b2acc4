import { barsPerYear } from '@core/stats/bars-per-year';
import { AppError } from '@shared/errors';
import { type BaselineResult, baselineResult } from '@shared/run-report';
import type { RunDetail } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import { z } from 'zod';
import type { Db } from '../storage/open';
import { hasArtifact, readArtifact } from '../storage/run-records';
import { getRun } from '../storage/runs';
import { evaluationsOfRun, insertTrial, readAccounts, trialOfRun, unpackReturns } from '../storage/trials';
import { barsOfRun } from './bars-of-run';
import { unpackResult } from './run-result';
import { type Account, accountFrom } from './trial-account';

/**
 * Puts a finished run and its baselines into the ledger: within the transaction that stores its result, so that none is ever seen
 * uncounted.
 */
export function chargeRun(db: Db, runId: number, account: Account, madeAt: number): void {
  const run = getRun(db, runId);
  const about = aboutTestOf(run, madeAt);
  if (about === null) return;
  insertTrial(db, {
    ...about,
    ...account,
    kind: run.repeats === null ? 'run' : 'rerun',
    title: run.name,
    counts: isNews(db, run, account),
  });
  enterBaselines(db, run, baselinesOf(db, runId), about, account.barsPerYear);
}

/** Puts baselines that were fitted after their run into the ledger, in the same way. */
export function chargeBaselines(
  db: Db,
  runId: number,
  results: readonly BaselineResult[],
  madeAt: number,
): void {
  const run = getRun(db, runId);
  const about = aboutTestOf(run, madeAt);
  if (about !== null) enterBaselines(db, run, results, about, trialOfRun(db, runId)?.barsPerYear ?? null);
}

function enterBaselines(
  db: Db,
  { name: beside }: Pick<RunDetail, 'name'>,
  results: readonly BaselineResult[],
  about: NonNullable<ReturnType<typeof aboutTestOf>>,
  barsPerYear: Account['barsPerYear'],
): void {
  for (const { name, test } of results) {
    if (test === null) continue;
    insertTrial(db, {
      ...about,
      kind: 'baseline',
      title: `${name}, beside ${beside}`,
      counts: false,
      sharpe: perBar(test.trading.sharpe, barsPerYear),
      barsPerYear,
      returns: null,
    });
  }
}

/** Charges what a Longshort that kept no ledger has run, deleted runs that are still there among it; once, at opening. */
export function chargeUncharged(db: Db): void {
  const ids = db
    .prepare(
      `SELECT id FROM run WHERE state = 'done' AND NOT EXISTS (
         SELECT 1 FROM trial WHERE trial.run_id = run.id AND trial.made_at >= run.created_at
           AND trial.kind IN ('run', 'sweep', 'rerun')) ORDER BY id`,
    )
    .pluck()
    .all() as number[];
  for (const id of ids) {
    const { createdAt, endedAt } = getRun(db, id);
    // A clock that was set back meanwhile must not have it charged at every opening.
    chargeRun(db, id, accountOf(db, id), Math.max(createdAt, endedAt ?? 0));
  }
}

/** Whether returns show anything that evaluations of the run, or of the one it repeats, have not shown before, bit for bit. */
export function isNews(db: Db, run: Pick<RunDetail, 'id' | 'repeats'>, { returns }: Account): boolean {
  if (returns === null) return true;
  const runs = run.repeats === null ? [run.id] : [run.id, run.repeats];
  const ids = runs.flatMap((id) => evaluationsOfRun(db, id));
  if (ids.length === 0) return true;
  const { time, value } = unpackReturns(returns);
  return ![...readAccounts(db, ids).values()].some(
    (other) =>
      other.time.length === time.length &&
      time.every((moment, bar) => moment === other.time[bar] && value[bar] === other.value[bar]),
  );
}

/** What trials on the test of a run have in common; null of one that has no result. */
export function aboutTestOf(run: RunDetail, madeAt: number) {
  if (run.metrics === null) return null;
  const { firstTime, lastTime } = run.metrics.test;
  const series = seriesOf(run.spec);
  return { madeAt, runId: run.id, series, dataHash: run.dataHash ?? '', firstTime, lastTime };
}

/** Names of all series that a spec trades. */
export function seriesOf({ data }: Pick<ExperimentSpec, 'data'>): readonly string[] {
  return [data.series, ...data.panel];
}

/** Nothing is known of the account where its bars are gone with their series, which runs of before they were kept allow. */
function accountOf(db: Db, id: number): Account {
  try {
    const bars = barsOfRun(db, id);
    const test = unpackResult(readArtifact(db, id, 'result/test'), 'test', bars);
    return accountFrom(test, barsPerYear(bars.time));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { sharpe: null, barsPerYear: null, returns: null };
  }
}

function perBar(annual: number | null, perYear: number | null): number | null {
  return annual === null || perYear === null ? null : annual / Math.sqrt(perYear);
}

function baselinesOf(db: Db, runId: number): readonly BaselineResult[] {
  if (!hasArtifact(db, runId, 'baselines')) return [];
  return z
    .array(baselineResult)
    .parse(JSON.parse(Buffer.from(readArtifact(db, runId, 'baselines')).toString()));
}
