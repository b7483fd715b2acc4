import { type RunDetail, type RunSummary, runMetrics } from '@shared/runs';
import { type ExperimentSpec, experimentSpec } from '@shared/spec';

/** A row of `run` with its series' name and its count of epochs. */
export interface RunRow {
  readonly id: number;
  readonly experiment_id: number | null;
  readonly series_id: number | null;
  readonly name: string;
  readonly spec: string;
  readonly state: RunSummary['state'];
  readonly created_at: number;
  readonly queued_at: number;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  readonly seconds: number;
  readonly app_version: string;
  readonly data_hash: string | null;
  readonly feature_hash: string | null;
  readonly device: string | null;
  readonly device_detail: string | null;
  readonly parameter_count: number | null;
  readonly best_epoch: number | null;
  readonly weights_hash: string | null;
  readonly metrics: string | null;
  readonly warnings: string;
  readonly problem: string | null;
  readonly tags: string;
  readonly note: string;
  readonly epochs: number;
  readonly folds: number | null;
  readonly repeats: number | null;
  readonly sweep_id: number | null;
  readonly sweep_trial: number | null;
  readonly pinned: number;
  readonly archived_at: number | null;
  readonly color: number | null;
}

export function toRunSummary(row: RunRow): RunSummary {
  const spec = JSON.parse(row.spec) as ExperimentSpec;
  return {
    id: row.id,
    name: row.name,
    experimentId: row.experiment_id,
    seriesName: namesOf(spec.data),
    state: row.state,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    seconds: row.started_at === null ? null : row.seconds,
    epochs: row.epochs,
    bestEpoch: row.best_epoch,
    device: row.device,
    tags: JSON.parse(row.tags),
    note: row.note,
    problem: row.problem,
    weightsHash: row.weights_hash,
    // What an older Longshort did not know of is filled in.
    metrics: row.metrics === null ? null : runMetrics.parse(JSON.parse(row.metrics)),
    color: row.color ?? row.id - 1,
    seeds: spec.seeds,
    folds: row.folds,
    repeats: row.repeats,
    trial:
      row.sweep_id === null || row.sweep_trial === null
        ? null
        : { sweepId: row.sweep_id, number: row.sweep_trial },
    isPinned: row.pinned === 1,
    isArchived: row.archived_at !== null,
  };
}

export function toRunDetail(row: RunRow): RunDetail {
  return {
    ...toRunSummary(row),
    spec: experimentSpec.parse(JSON.parse(row.spec)),
    dataHash: row.data_hash,
    featureHash: row.feature_hash,
    appVersion: row.app_version,
    deviceDetail: row.device_detail,
    parameterCount: row.parameter_count,
    warnings: JSON.parse(row.warnings),
  };
}

type Data = ExperimentSpec['data'];

/** Specs of before there were panels name none. */
function namesOf({ series, panel = [] }: Partial<Pick<Data, 'panel'>> & Pick<Data, 'series'>): string {
  return panel.length === 0 ? series : `${series} + ${panel.length}`;
}
