import type { Bars } from '@core/bars';
import { marketOf } from '@core/dataset/market';
import { AppError } from '@shared/errors';
import { keptBarsHash, readKeptBars } from '../storage/kept-bars';
import type { Db } from '../storage/open';
import { runSeries } from '../storage/run-series';
import { getRun, runSeriesId } from '../storage/runs';
import { gatherData } from '../storage/series-source';

/**
 * The bars a run was made from, as they were then; a run of before they were kept has those of its series as it is now.
 *
 * @throws AppError `notFound` where there are none any more
 */
export function barsOfRun(db: Db, id: number): Bars {
  const kept = readKeptBars(db, id);
  if (kept !== null) return kept;
  const { spec } = getRun(db, id);
  if (runSeriesId(db, id) === null)
    throw new AppError('notFound', `The data of run ${id} is gone, and its charts with it.`);
  return marketOf(spec.data, gatherData(db, spec.data, runSeries(db, id)).data).bars;
}

/** The bars of several runs: what many were made from is read once. */
export function createBarsOfRuns(db: Db): (id: number) => Bars {
  const known = new Map<string, Bars>();
  return (id) => {
    const hash = keptBarsHash(db, id);
    if (hash === null) return barsOfRun(db, id);
    const bars = known.get(hash) ?? barsOfRun(db, id);
    known.set(hash, bars);
    return bars;
  };
}
