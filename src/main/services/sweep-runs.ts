import { applyProposal, spaceOf } from '@core/search/space';
import { AppError } from '@shared/errors';
import type { RunSummary } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import type { Proposal } from '@shared/sweep-plan';
import { inTransaction } from '../storage/open';
import { insertRun, summariseRun } from '../storage/runs';
import { requireSeries } from '../storage/series-source';
import { planOf, type SweepRow, specOf } from '../storage/sweep-rows';
import { readTrial, touchTrials } from '../storage/sweep-trials';
import { getSweep, markTrial, sweepSeries } from '../storage/sweeps';
import { refuseLocked } from '../storage/vault';
import type { SeriesParts } from './series';

/** What a run of a trial is made of: the experiment with the proposal in it. @throws SpecError where the two make no sound spec */
export function runSpecOf(row: SweepRow, proposal: Proposal): ExperimentSpec {
  const spec = specOf(row);
  return applyProposal(spec, spaceOf(planOf(spec).space), proposal);
}

/**
 * Queues a run of each trial with so many seeds, on the series of the sweep: test rows are judged then, for the first time.
 *
 * @throws AppError where one of them cannot be run; none is queued then
 */
export function takeTrials(
  { session, clock }: Pick<SeriesParts, 'session' | 'clock'>,
  id: number,
  numbers: readonly number[],
  seeds: number,
): RunSummary[] {
  const { db } = session.workspace();
  const row = getSweep(db, id);
  const series = sweepSeries(db, id);
  const specs = [...new Set(numbers)].map((number) => {
    const { proposal, record } = readTrial(db, id, number);
    if (record === null)
      throw new AppError('conflict', `Trial ${number} has not ended yet. Wait for it, or take another.`);
    const spec = { ...runSpecOf(row, proposal), seeds };
    refuseLocked(db, spec.data, series);
    return { number, spec, seriesId: requireSeries(db, spec.data, series).id };
  });
  return inTransaction(db, () => {
    const runs = specs.map(({ number, spec, seriesId }) => {
      const name = `${row.name} #${number}`;
      const made = { experimentId: row.experiment_id, seriesId, name, spec, appVersion: __APP_VERSION__ };
      const { id: runId } = insertRun(db, made, clock());
      markTrial(db, runId, id, number);
      return summariseRun(db, runId);
    });
    touchTrials(db, id, numbers);
    return runs;
  });
}
