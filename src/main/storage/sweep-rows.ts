import type { FrontTrial } from '@core/search/front';
import { objectiveOf } from '@core/search/objectives';
import { type ExperimentSpec, experimentSpec } from '@shared/spec';
import type { SweepPlan } from '@shared/sweep-plan';
import type { SweepDetail, SweepState, SweepSummary } from '@shared/sweeps';

/** A row of `sweep`, with its place among those that wait. */
export interface SweepRow {
  readonly id: number;
  readonly experiment_id: number | null;
  readonly name: string;
  readonly spec: string;
  readonly state: SweepState;
  readonly created_at: number;
  readonly position: number;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  readonly seconds: number;
  readonly app_version: string;
  readonly data_hash: string | null;
  readonly workers: number | null;
  readonly problem: string | null;
  readonly warnings: string;
  readonly note: string;
  readonly trial_limit: number | null;
  readonly since_trial: number;
  readonly since_seconds: number;
  readonly done: number;
  readonly pruned: number;
  readonly failed: number;
  readonly front: string;
  readonly revision: number;
  readonly removed_at: number | null;
  readonly place: number | null;
}

/** A trial of the front with the values of its objectives, in the metrics' own direction. */
export interface FrontRow extends FrontTrial {
  readonly values: readonly (number | null)[];
}

/** What is known of a sweep under way beside its row. */
export interface LiveSweep {
  /** Trials under way, by their numbers. */
  readonly trials: ReadonlyMap<number, { readonly worker: number; readonly epochLosses: readonly number[] }>;
  readonly seconds: number;
  readonly secondsLeft: number | null;
}

export function toSweepSummary(row: SweepRow, live: LiveSweep | null): SweepSummary {
  const spec = JSON.parse(row.spec) as ExperimentSpec;
  const plan = planOf(spec);
  const [best] = frontOf(row);
  return {
    id: row.id,
    name: row.name,
    experimentId: row.experiment_id,
    seriesName:
      spec.data.panel.length === 0 ? spec.data.series : `${spec.data.series} + ${spec.data.panel.length}`,
    ...stateOf(row, live),
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    seconds: live?.seconds ?? row.seconds,
    note: row.note,
    sampler: plan.sampler.kind,
    objectives: plan.objectives.map(({ metric }) => ({
      metric,
      isLessBetter: objectiveOf(metric).isLessBetter,
    })),
    trials: row.trial_limit,
    counts: { running: live?.trials.size ?? 0, done: row.done, pruned: row.pruned, failed: row.failed },
    best: best === undefined ? null : { number: best.number, values: best.values },
    secondsLeft: live?.secondsLeft ?? null,
    workers: row.workers,
    position: row.place,
  };
}

export function toSweepDetail(row: SweepRow, live: LiveSweep | null): SweepDetail {
  return {
    ...toSweepSummary(row, live),
    spec: specOf(row),
    dataHash: row.data_hash,
    appVersion: row.app_version,
    warnings: JSON.parse(row.warnings),
    front: frontOf(row).map(({ number }) => number),
  };
}

export function specOf({ spec }: Pick<SweepRow, 'spec'>): ExperimentSpec {
  return experimentSpec.parse(JSON.parse(spec));
}

/** Of a spec that a sweep was started with: it has one. */
export function planOf({ sweep }: Pick<ExperimentSpec, 'sweep'>): SweepPlan {
  if (sweep === null) throw new Error('A sweep was stored without its plan.');
  return sweep;
}

export function frontOf({ front }: Pick<SweepRow, 'front'>): readonly FrontRow[] {
  return JSON.parse(front);
}

/** One that says it is running while nothing works on it could not store its end: the disk was full, say. */
function stateOf({ state, problem }: SweepRow, live: LiveSweep | null) {
  if (state !== 'running' || live !== null) return { state, problem };
  return {
    state: 'interrupted' as const,
    problem:
      'This sweep ended without being able to store that it did: the disk may have been full. Continue goes on with the trials that are stored.',
  };
}
