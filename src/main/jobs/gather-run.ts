import { decodeCheckpoint } from '@compute/training/checkpoint';
import type { FitState } from '@compute/training/fit';
import type { ExperimentData } from '@core/dataset/experiment-data';
import { AppError } from '@shared/errors';
import type { RunDetail } from '@shared/runs';
import type { ColumnsOnAllCores } from '../columns/threads';
import { readModels, type TrainedModel } from '../storage/run-models';
import { readCheckpoints } from '../storage/run-records';
import { runSeries } from '../storage/run-series';
import { getRun, runSeriesId } from '../storage/runs';
import { getSeries } from '../storage/series';
import { gatherData } from '../storage/series-source';
import { readWorkspace } from '../storage/workspace';
import type { TrainTask } from './train-run';

/** What there is of a run's models already, by model. */
export interface ModelsBefore {
  readonly models: ReadonlyMap<number, TrainedModel>;
  /** Where those go on from that are not trained to their end. */
  readonly states: ReadonlyMap<number, FitState>;
}

export interface GatheredRun {
  readonly run: RunDetail;
  readonly data: ExperimentData;
  readonly hash: string;
  readonly before: ModelsBefore;
}

/** All that a run needs of the workspace. Throws AppError where its data is gone, or is other data than it began on. */
export function gatherRun({ workspace, runId }: TrainTask, columns: ColumnsOnAllCores): GatheredRun {
  const db = readWorkspace(workspace);
  try {
    const run = getRun(db, runId);
    const seriesId = runSeriesId(db, runId);
    if (seriesId === null)
      throw new AppError('notFound', `The data of run ${runId} is gone. Import it and start a new run.`);
    columns.expect(run.spec.features.length, getSeries(db, seriesId).bars);
    const { data, hash } = gatherData(db, run.spec.data, runSeries(db, runId));
    const before = { models: readModels(db, runId), states: statesOf(readCheckpoints(db, runId)) };
    const hasBegun = before.models.size > 0 || before.states.size > 0;
    if (hasBegun && run.dataHash !== null && run.dataHash !== hash) throw dataChanged(run);
    return { run, data, hash, before };
  } finally {
    db.close();
  }
}

function statesOf(checkpoints: ReadonlyMap<number, Uint8Array>): ReadonlyMap<number, FitState> {
  return new Map([...checkpoints].map(([model, data]) => [model, decodeCheckpoint(data)]));
}

/** A run whose epochs saw different data would be a run of neither. */
function dataChanged({ id, spec }: RunDetail): AppError {
  return new AppError(
    'conflict',
    `The data of run ${id} changed since its first epoch ("${spec.data.series}", or a series joined to it), so it cannot go on. Run the experiment again.`,
  );
}
