import type { Device, TrainerGroup } from '@compute/device';
import { fitGroup } from '@compute/training/fit-group';
import { type ModelToTrain, memberOf, type TrainModel, trainingOf } from './model-to-train';

/** One model after the other. */
export function trainAlone(device: Pick<Device, 'createTrainer'>, now: () => number): TrainModel {
  return async (model) => {
    const group = await groupOfOne(device, model);
    try {
      const [end] = await fitGroup(group, [memberOf(model)], now);
      return trainingOf(model, end!);
    } finally {
      group.dispose();
    }
  };
}

async function groupOfOne(
  device: Pick<Device, 'createTrainer'>,
  { data }: ModelToTrain,
): Promise<TrainerGroup> {
  const trainer = await device.createTrainer(data.options, data);
  return {
    trainers: [trainer],
    steps: async ([batches], [rates]) => [await trainer.steps(batches!, rates!)],
    dispose: () => trainer.dispose(),
  };
}
