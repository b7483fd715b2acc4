import { marketOf } from '@core/dataset/market';
import { type SweptAccounts, sweepHonesty } from '@core/honesty/sweep';
import type { TrialAccount } from '@core/honesty/trial-account';
import { barsPerYear } from '@core/stats/bars-per-year';
import { sharpe } from '@core/stats/returns';
import type { SweepHonesty } from '@shared/sweeps';
import { type Db, inSnapshot } from '../storage/open';
import { gatherData } from '../storage/series-source';
import { frontOf, planOf, type SweepRow, specOf } from '../storage/sweep-rows';
import { eachReturns } from '../storage/sweep-trials';
import { getSweep, sweepSeries } from '../storage/sweeps';
import type { SeriesCache } from './series-cache';

/** Trials whose returns are compared one by one: of more, evenly spaced ones, since thousands would take minutes and tell no more. */
const mostCompared = 1000;

/** Judges the winner of a sweep among all trials that it has made, pruned ones too: they were tried. */
export function honestyOfSweep(
  { db, source }: Pick<SeriesCache, 'db' | 'source'>,
  { id }: { readonly id: number },
): SweepHonesty {
  return inSnapshot(db, () => {
    const row = getSweep(db, id);
    return sweepHonesty(accountsOf(db, row, perYearOf(db, row, source)));
  });
}

function accountsOf(db: Db, row: SweepRow, perYear: number | null): SweptAccounts {
  const number = frontOf(row)[0]?.number ?? null;
  const trials: TrialAccount[] = [];
  let winner: TrialAccount | null = null;
  const every = Math.max(1, Math.ceil(row.done / mostCompared));
  eachReturns(db, row.id, (trial, returns, place) => {
    const account = accountOf(returns, perYear);
    if (trial === number) winner = account;
    trials.push(trial === number || place % every === 0 ? account : { ...account, ...unknown });
  });
  const pruned = Array.from({ length: row.pruned }, () => ({ sharpe: NaN, barsPerYear: NaN, ...unknown }));
  return { number, winner, trials: [...trials, ...pruned] };
}

const unknown = { time: new Float64Array(0), value: new Float64Array(0) };

function accountOf(
  { time, value }: Pick<TrialAccount, 'time' | 'value'>,
  perYear: number | null,
): TrialAccount {
  return { sharpe: sharpe(value, 1), barsPerYear: perYear ?? barsPerYear(time), time, value };
}

/** Of the bars that all trials are made on; null where they differ in their length, and each goes by its own. */
function perYearOf(db: Db, row: SweepRow, source: SeriesCache['source']): number | null {
  const spec = specOf(row);
  if (planOf(spec).space.some(({ path }) => path === 'data.interval')) return null;
  const { data } = gatherData(db, spec.data, sweepSeries(db, row.id), source);
  return barsPerYear(marketOf(spec.data, data).bars.time);
}
