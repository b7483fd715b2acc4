import { type Course, type CourseTrial, createCourse } from '@core/search/course';
import { mostEpochs } from '@core/search/faults/search-faults';
import { lossesOf } from '@core/search/objectives';
import { prunerOf } from '@core/search/pruners/registry';
import { samplerOf } from '@core/search/registry';
import { applyProposal, type Space, spaceOf } from '@core/search/space';
import type { ExperimentSpec } from '@shared/spec';
import type { Objective, Proposal, SweepPlan } from '@shared/sweep-plan';
import type { TrialRecord } from '@shared/sweeps';
import { planOf, type SweepRow, specOf } from '../storage/sweep-rows';
import type { StoredTrial } from '../storage/sweep-trials';

/** What a sweep searches, and how far it has come. */
export interface Search {
  readonly spec: ExperimentSpec;
  readonly plan: SweepPlan;
  readonly space: Space;
  readonly course: Course;
}

/** A search at its beginning: trials that have ended are yet to be told. */
export function createSearch(row: Pick<SweepRow, 'spec' | 'since_trial'>): Search {
  const spec = specOf(row);
  const plan = planOf(spec);
  const space = spaceOf(plan.space);
  const { sampler: settings, pruner, seed, budget } = plan;
  const objectives = plan.objectives.length;
  const lag = lagOf(plan);
  const course = createCourse({
    sampler: samplerOf(settings.kind).create({ space, settings, seed, objectives, lag }),
    pruner: prunerOf(pruner.kind).create(pruner, seed, mostEpochs(spec)),
    lag,
    patience: budget.patience,
    since: row.since_trial,
  });
  return { spec, plan, space, course };
}

/**
 * What a trial trains: the same seeds in all of them, so that they differ by their proposals alone, and no baselines, which nobody searches by.
 *
 * @throws SpecError where the proposal makes no sound spec
 */
export function specOfTrial(
  { spec, plan, space }: Omit<Search, 'course'>,
  proposal: Proposal,
): ExperimentSpec {
  return applyProposal({ ...spec, seeds: plan.seeds, baselines: [] }, space, proposal);
}

/** A trial as the search hears of it. */
export function courseTrial(
  objectives: readonly Objective[],
  { number, proposal }: Pick<StoredTrial, 'number' | 'proposal'>,
  record: TrialRecord,
): CourseTrial {
  return {
    number,
    proposal,
    losses: record.state === 'done' ? lossesOf(objectives, record.values) : null,
    epochLosses: record.epochLosses,
    foldLosses: record.foldLosses,
    isPruned: record.state === 'pruned',
    failure: record.state === 'failed' ? (record.problem ?? 'It gives no reason.') : null,
  };
}

/** Trials of one key read the same data, whatever else they were proposed. */
export function dataKeyOf(proposal: Proposal): string {
  return JSON.stringify([proposal['data.prices'] ?? null, proposal['data.calendar'] ?? null]);
}

/** Trials that nothing can be learned for need not wait for each other. */
const mostAhead = 1000;

/** Patience leaves room for as many trials as the lag, so there it stays as it is. */
function lagOf({ sampler, pruner, budget, lag }: SweepPlan): number {
  const learns = samplerOf(sampler.kind).learns || pruner.kind !== 'none';
  return learns || budget.patience !== null ? lag : mostAhead;
}
