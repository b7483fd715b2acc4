import { correlationOf, luckOf } from '@core/honesty/luck';
import { nullIfNaN } from '@core/stats/undefined';
import type { RunHonesty } from '@shared/honesty';
import { type Db, inSnapshot } from '../storage/open';
import { listRuns } from '../storage/runs';
import { readAccounts, trialOfRun, trialsOn } from '../storage/trials';

/**
 * What stands beside the Sharpe ratio of every finished run. Runs tested on the same bars share the correlation of the trials on them,
 * which is nearly all there is to compute.
 */
export function honestyOfRuns(db: Db): RunHonesty[] {
  const { runs, accounts } = inSnapshot(db, () => {
    const runs = listRuns(db).flatMap(({ id, state }) => (state === 'done' ? placeOf(db, id) : []));
    const ids = new Set(runs.flatMap(({ own, counted }) => [own, ...counted]));
    return { runs, accounts: readAccounts(db, [...ids]) };
  });
  const correlations = new Map<string, number>();
  return runs.map(({ runId, own, counted }) => {
    const account = accounts.get(own)!;
    const trials = counted.map((id) => accounts.get(id)!);
    const { time } = account;
    const key = `${time[0]} ${time.at(-1)} ${time.length} ${counted.join()}`;
    const correlation = correlations.get(key) ?? correlationOf(trials, time);
    correlations.set(key, correlation);
    const { probabilistic, deflated } = luckOf(account, trials, correlation);
    return {
      runId,
      trials: trials.length,
      probabilistic: nullIfNaN(probabilistic),
      deflated: nullIfNaN(deflated),
    };
  });
}

/** The trial that a run ended with, and those that count beside it. */
function placeOf(db: Db, runId: number) {
  const own = trialOfRun(db, runId);
  if (own === null) return [];
  const counted = trialsOn(db, own).flatMap(({ id, counts }) => (counts ? [id] : []));
  return [{ runId, own: own.id, counted: counted.length === 0 ? [own.id] : counted }];
}
