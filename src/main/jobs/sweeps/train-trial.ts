import { trainerOptions } from '@compute/training/options';
import type { TrialModel } from '@core/evaluation/judge-trial';
import { parameterCount } from '@core/lstm/shape';
import { AppError } from '@shared/errors';
import type { ExperimentSpec } from '@shared/spec';
import type { FoldData } from '../models/fold-data';
import { planOf } from '../models/train-model';
import type { CourseKeeper } from './course';
import type { TrainModel } from './model-to-train';
import type { PreparedTrial, TrialFold } from './prepared';
import type { TrialSigns } from './run-trial';

/**
 * Trains the models of a trial, fold by fold and in each seed by seed, until all are trained or the keeper says that it is pruned. A fold on
 * which no model could be trained, whatever it is like, is left out with a warning.
 *
 * @throws AppError `cancelled`; `invalid` where a loss stops being a number, or no fold can be trained
 */
export async function trainTrial(
  spec: ExperimentSpec,
  { experiment, fold: foldOf }: PreparedTrial,
  train: TrainModel,
  keeper: CourseKeeper,
  signs: TrialSigns,
): Promise<readonly TrialModel[]> {
  const { folds } = experiment.split;
  const models: TrialModel[] = [];
  for (const [place, { flaw }] of folds.entries()) {
    const fold = flaw === null ? soundFold(() => foldOf(place)) : flaw;
    if (typeof fold === 'string') {
      keeper.warn(fold);
      continue;
    }
    const { loss } = experiment.lesson(place);
    const options = trainerOptions(spec, { featureNames: experiment.featureNames, loss });
    keeper.know({ parameterCount: parameterCount(options.shape) });
    for (let k = 0; k < spec.seeds && !keeper.isPruned; k++) {
      const data: FoldData = { ...fold, options: { ...options, seed: spec.seed + k } };
      const all = folds.length * spec.seeds * spec.training.epochs;
      const before = (place * spec.seeds + k) * spec.training.epochs;
      const tell = (epochs: number) => signs.onProgress((before + epochs) / all, keeper.course.epochLosses);
      const isFirst = models.length === 0;
      models.push(
        await trainOne(spec, data, train, keeper, { tell, isFirst, isCancelled: signs.isCancelled }),
      );
    }
    if (!keeper.isPruned) keeper.fold(place, place === folds.length - 1);
    if (keeper.isPruned) break;
  }
  if (models.length === 0) throw new AppError('invalid', keeper.course.warnings[0] ?? 'There is no fold.');
  return models;
}

/** Why it cannot be trained, where that is so. */
function soundFold(fold: () => TrialFold): TrialFold | string {
  try {
    return fold();
  } catch (error) {
    if (error instanceof AppError && error.kind === 'invalid') return error.message;
    throw error;
  }
}

interface ModelSigns extends Pick<TrialSigns, 'isCancelled'> {
  readonly isFirst: boolean;
  readonly tell: (epochs: number) => void;
}

async function trainOne(
  spec: ExperimentSpec,
  data: FoldData,
  train: TrainModel,
  keeper: CourseKeeper,
  { isFirst, tell, isCancelled }: ModelSigns,
): Promise<TrialModel> {
  const { fold } = data;
  const { seed } = data.options;
  const trained = await train({
    data,
    plan: planOf(spec.training, data, seed),
    onProgress: tell,
    isToStopAfter: ({ validationLoss }) => isFirst && keeper.epoch(validationLoss ?? NaN),
    isCancelled,
  });
  if (trained === null) throw new AppError('cancelled', 'The trial was cancelled.');
  const { rows, bestEpoch, outputs } = trained;
  const validationLoss = rows[bestEpoch - 1]!.validationLoss!;
  keeper.model({ fold, seed, epochs: rows.length, bestEpoch, validationLoss });
  return { fold, seed, validationLoss, outputs };
}
