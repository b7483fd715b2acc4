import type { Device, Trainer } from '@compute/device';
import type { ExperimentSpec } from '@shared/spec';
import type { Crew } from './crew';
import type { FoldData } from './fold-data';
import type { ModelTask } from './model-task';
import { type TrainingHooks, trainModel } from './train-model';

/** Trains one model after the other in the thread that asks: one model alone, and devices that threads cannot share. */
export function ownThread(
  device: Pick<Device, 'createTrainer'>,
  spec: ExperimentSpec,
  checkpointMs: number,
): Crew {
  let isStopped = false;
  return {
    hands: 1,
    isThreaded: false,
    train: (task, data, hear) =>
      trainAlone(device, spec, data, task, { hear, shouldStop: () => isStopped, checkpointMs }),
    stop: () => {
      isStopped = true;
    },
    end: () => Promise.resolve(),
  };
}

export async function trainAlone(
  device: Pick<Device, 'createTrainer'>,
  spec: Pick<ExperimentSpec, 'training'>,
  data: FoldData,
  task: ModelTask,
  hooks: TrainingHooks,
): Promise<void> {
  const trainer: Trainer = await device.createTrainer({ ...data.options, seed: task.seed }, data);
  try {
    await trainModel(trainer, spec, data, task, hooks);
  } finally {
    trainer.dispose();
  }
}
