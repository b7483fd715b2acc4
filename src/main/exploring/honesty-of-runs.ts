import { correlationOf, luckOf } from '@core/honesty/luck';
import { nullIfNaN } from '@core/stats/undefined';
import type { RunHonesty } from '@shared/honesty';
import { type Db, inSnapshot } from '../storage/open';
import { readAccounts, type TrialPeriod, trialOfRun, trialsOn } from '../storage/trials';

/**
 * What stands beside the Sharpe ratios of runs; of one without a result nothing does. Runs tested on the same bars share the trials on
 * them and their correlation, which is nearly all there is to compute.
 */
export function honestyOfRuns(db: Db, runIds: readonly number[]): RunHonesty[] {
  const { runs, accounts } = inSnapshot(db, () => {
    const countedOn = countedTrials(db);
    const runs = runIds.flatMap((runId) => {
      const own = trialOfRun(db, runId);
      if (own === null) return [];
      const counted = countedOn(own);
      return [{ runId, own: own.id, counted: counted.length === 0 ? [own.id] : counted }];
    });
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

/** Ids of the trials that count on a period, looked up once for all that are of it. */
function countedTrials(db: Db): (period: TrialPeriod) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return (period) => {
    const { series, dataHash, firstTime, lastTime } = period;
    const key = JSON.stringify([series, dataHash, firstTime, lastTime]);
    const counted = known.get(key) ?? trialsOn(db, period).flatMap(({ id, counts }) => (counts ? [id] : []));
    known.set(key, counted);
    return counted;
  };
}
