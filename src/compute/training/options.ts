import { modelShapeOf } from '@core/dataset/model-shape';
import type { PreparedDataset } from '@core/dataset/prepare';
import type { Optimizer } from '@core/lstm/optimizers';
import type { Schedule } from '@core/lstm/schedule';
import { assertNever } from '@shared/errors';
import type { ExperimentSpec } from '@shared/spec';
import type { TrainerOptions } from '../device';

/** What a device is asked to train for a spec on its data. */
export function trainerOptions(
  spec: ExperimentSpec,
  dataset: Pick<PreparedDataset, 'featureNames' | 'loss'>,
): TrainerOptions {
  const { dropout, recurrentDropout } = spec.model;
  return {
    shape: modelShapeOf(spec, dataset),
    loss: dataset.loss,
    dropout,
    recurrentDropout,
    optimizer: optimizerOf(spec.training),
    clipNorm: spec.training.clipNorm,
    seed: spec.seed,
  };
}

/** How the learning rate of a spec moves. */
export function scheduleOf(training: ExperimentSpec['training']): Schedule {
  return {
    kind: training.schedule,
    base: training.learningRate,
    warmUp: training.warmUp,
    patience: training.plateauPatience,
    factor: training.plateauFactor,
  };
}

function optimizerOf({ optimizer: kind, weightDecay, momentum }: ExperimentSpec['training']): Optimizer {
  switch (kind) {
    case 'adam':
    case 'adamw':
    case 'rmsprop':
      return { kind, weightDecay };
    case 'sgd':
      return { kind, weightDecay, momentum };
    default:
      return assertNever(kind);
  }
}
