import { prepareExperiment } from '@core/dataset/prepare';
import { type FoldData, foldData } from '@main/jobs/models/fold-data';
import { listModels } from '@main/storage/run-models';
import { runSeries } from '@main/storage/run-series';
import { getRun } from '@main/storage/runs';
import { gatherData } from '@main/storage/series-source';
import { readWorkspace } from '@main/storage/workspace';

export interface TrainedFold {
  readonly data: FoldData;
  /** Of each seed, as many as it was trained for. */
  readonly epochs: readonly number[];
  /** Of each seed, its best epoch's on the validation rows. */
  readonly losses: readonly number[];
}

/** What the models of a run were trained on, and for how long, by fold. */
export function trainedFolds(workspace: string, runId: number): readonly TrainedFold[] {
  const db = readWorkspace(workspace);
  try {
    const { spec } = getRun(db, runId);
    const { data } = gatherData(db, spec.data, runSeries(db, runId));
    const experiment = prepareExperiment(spec, data);
    const models = listModels(db, runId);
    return experiment.split.folds.map((_, fold) => {
      const ofFold = models.filter((model) => model.fold === fold);
      const use = { isNewest: fold === experiment.newest, isShared: false };
      return {
        data: foldData(spec, experiment.dataset(fold), use),
        epochs: ofFold.map(({ epochs }) => epochs),
        losses: ofFold.map(({ validationLoss }) => validationLoss ?? Number.NaN),
      };
    });
  } finally {
    db.close();
  }
}
