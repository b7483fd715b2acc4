import type { PreparedDataset, PreparedExperiment } from '../dataset/prepare';
import { rowsToPredict } from '../evaluation/split-predictions';
import type { BaselineFold } from './baseline';

/** A fold as baselines are given it. */
export function foldOf(experiment: PreparedExperiment, fold: number): BaselineFold {
  const lesson = experiment.lesson(fold);
  const { validation, test } = rowsToPredict(lesson);
  let dataset: PreparedDataset | null = null;
  return {
    experiment,
    lesson,
    asked: { validation, test },
    dataset() {
      dataset ??= experiment.dataset(fold);
      return dataset;
    },
  };
}

/** Places of the folds that the run is trained on. */
export function soundFolds({ split }: PreparedExperiment): readonly number[] {
  return split.folds.flatMap(({ flaw }, fold) => (flaw === null ? [fold] : []));
}
