import type { NextTrial } from '@core/search/course';
import { AppError } from '@shared/errors';
import type { ExperimentSpec } from '@shared/spec';
import type { TrialExecutor, TrialResult } from '../jobs/sweeps/executor';
import { beginTrial, endTrial } from '../storage/sweep-trials';
import { sweepSeries } from '../storage/sweeps';
import { refuseLocked } from '../storage/vault';
import { failedTrial } from './failed-trial';
import type { LiveTrial, Sweeping } from './parts';
import { courseTrial, type Search, specOfTrial } from './search';
import type { Standing } from './standing';
import { dataChanged } from './words';

/** What a trial is made with. */
export interface TrialParts extends Sweeping {
  readonly search: Search;
  readonly standing: Standing;
  readonly executor: TrialExecutor;
  readonly signal: AbortSignal;
  /** Of the sweep, under way until now. */
  readonly seconds: () => number;
  readonly onProgress: (live: LiveTrial) => void;
}

/** Makes a trial from its proposal to its record; whatever ends it, that of one whose sweep is over is not stored. @throws what the sweep cannot go on with */
export async function makeTrial(next: NextTrial, parts: TrialParts): Promise<void> {
  const { workspace, id, search, standing, signal, parts: given } = parts;
  const { number, proposal } = next;
  beginTrial(workspace.db, id, number, proposal, given.clock());
  let worker = 0;
  const { record, returns } = await resultOf(next, parts, (place) => {
    worker = place;
  });
  if (signal.aborted) return;
  const hash = standing.dataHash(proposal);
  if (hash !== null && record.dataHash !== null && record.dataHash !== hash)
    throw new AppError('conflict', dataChanged(search.spec.data.series));
  const front = standing.add(number, record);
  const end = { number, record, returns, worker, seconds: parts.seconds(), front };
  endTrial(workspace.db, id, end, given.clock());
  standing.read(proposal, record.dataHash);
  search.course.end(courseTrial(search.plan.objectives, next, record));
}

async function resultOf(
  { number, proposal, rule }: NextTrial,
  { workspace: { db }, id, search, standing, executor, signal, onProgress }: TrialParts,
  onWorker: (worker: number) => void,
): Promise<TrialResult> {
  const { objectives } = search.plan;
  const series = sweepSeries(db, id);
  let spec: ExperimentSpec;
  try {
    spec = specOfTrial(search, proposal);
    // A proposal may reach further than the experiment does.
    refuseLocked(db, spec.data, series);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { record: failedTrial(error.message, objectives.length), returns: null };
  }
  let live: LiveTrial = { number, worker: 0, fraction: 0, epochLosses: [] };
  const tell = (change: Partial<LiveTrial>): void => {
    live = { ...live, ...change };
    onProgress(live);
  };
  const hooks = {
    onProgress: tell,
    onWorker(worker: number) {
      onWorker(worker);
      tell({ worker });
    },
  };
  const task = { number, spec, series, dataHash: standing.dataHash(proposal), objectives, rule };
  return executor.run(task, hooks, signal);
}
