import { inOrder } from '@core/baselines/chosen';
import { baselineOf } from '@core/baselines/registry';
import type { PreparedExperiment } from '@core/dataset/prepare';
import { prepareExperiment } from '@core/dataset/prepare';
import { AppError } from '@shared/errors';
import { hasArtifact, readArtifact } from '../../storage/run-records';
import { runSeries } from '../../storage/run-series';
import { getRun, runSeriesId } from '../../storage/runs';
import { getSeries } from '../../storage/series';
import { gatherData } from '../../storage/series-source';
import { readWorkspace } from '../../storage/workspace';
import { withFlaws } from '../models/with-flaws';
import type { JobPort } from '../port';
import type { JobResult, JobTask } from '../protocol';
import type { TrainingTools } from '../train-run';
import { keptRunName, unpackKeptRun } from './kept-run';
import { leaveBaselines } from './leave-baselines';

export type BaselinesTask = Extract<JobTask, { kind: 'baselines' }>;

/** Fits further baselines to the folds of a finished run, on its data as it was. */
export async function addBaselines(
  task: BaselinesTask,
  port: JobPort,
  { columns }: Pick<TrainingTools, 'columns'>,
): Promise<JobResult> {
  const { run, data, kept } = gather(task, columns);
  port.progress({ phase: 'Preparing', fraction: 0, epoch: null, epochs: null, secondsLeft: null });
  const prepared = prepareExperiment(run.spec, data, columns.open);
  const left = await leaveBaselines({
    experiment: trainedOn(prepared, kept.folds),
    baselines: inOrder(task.kinds).map(baselineOf),
    run: kept.run,
    folder: task.folder,
    port,
  });
  return { kind: 'baselines', ...left };
}

function gather({ workspace, runId }: BaselinesTask, columns: TrainingTools['columns']) {
  const db = readWorkspace(workspace);
  try {
    const run = getRun(db, runId);
    const seriesId = runSeriesId(db, runId);
    if (seriesId === null)
      throw new AppError(
        'notFound',
        `The data of run ${runId} is gone. Import it and run the experiment again.`,
      );
    if (!hasArtifact(db, runId, keptRunName))
      throw new AppError(
        'conflict',
        `Run ${runId} is of before baselines could be added to a run. Run the experiment again.`,
      );
    columns.expect(run.spec.features.length, getSeries(db, seriesId).bars);
    const { data, hash } = gatherData(db, run.spec.data, runSeries(db, runId));
    if (hash !== run.dataHash)
      throw new AppError(
        'conflict',
        `The data of run ${runId} changed since it was trained ("${run.spec.data.series}", or a series joined to it), so a baseline would be judged on other rows. Run the experiment again.`,
      );
    return { run, data, kept: unpackKeptRun(readArtifact(db, runId, keptRunName)) };
  } finally {
    db.close();
  }
}

/** The experiment without the folds that the run could not be trained on. */
function trainedOn(experiment: PreparedExperiment, folds: readonly number[]): PreparedExperiment {
  const missing = experiment.split.folds.flatMap(({ flaw }, fold) =>
    flaw === null && !folds.includes(fold) ? [fold] : [],
  );
  const why = (fold: number) => `Fold ${fold + 1}: the run was not trained on it.`;
  return withFlaws(experiment, new Map(missing.map((fold) => [fold, why(fold)])));
}
