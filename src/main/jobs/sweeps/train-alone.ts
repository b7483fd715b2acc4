import type { Device, Trainer } from '@compute/device';
import { fit } from '@compute/training/fit';
import { breathMs, type TrainModel } from './model-to-train';

/** One model after the other. */
export function trainAlone(device: Pick<Device, 'createTrainer'>, now: () => number): TrainModel {
  return async ({ data, plan, ...model }) => {
    const trainer: Trainer = await device.createTrainer(data.options, data);
    try {
      let isPruned = false;
      const { rows, bestEpoch } = await fit(trainer, plan, {
        onBatch: ({ epoch, batch, batches }) => model.onProgress(epoch - 1 + batch / batches),
        onEpoch(row) {
          isPruned = model.isToStopAfter(row);
        },
        shouldStop: () => isPruned || model.isCancelled(),
        now,
        breathMs,
      });
      if (model.isCancelled() || bestEpoch === null) return null;
      return { rows, bestEpoch, outputs: await trainer.outputs(data.validation) };
    } finally {
      trainer.dispose();
    }
  };
}
