import type { Device, Trainer } from '@compute/device';

/** A device that trains a group one model after the other, for what it takes to get a group to another process and back. */
export function sideBySide(device: Device): Device {
  return {
    ...device,
    async createGroup(options, data) {
      const shapes = new Set(options.map(({ shape }) => JSON.stringify(shape)));
      if (shapes.size > 1) throw new RangeError('The models of a group must have one shape.');
      const trainers: Trainer[] = [];
      for (const [m, each] of options.entries()) trainers.push(await device.createTrainer(each, data[m]!));
      return {
        trainers,
        steps: (batches, learningRates) =>
          Promise.all(trainers.map((trainer, m) => stepsOf(trainer, batches[m]!, learningRates[m]!))),
        dispose() {
          for (const trainer of trainers) trainer.dispose();
        },
      };
    },
  };
}

/** An update whose batch is empty is sat out. */
async function stepsOf(
  trainer: Trainer,
  batches: readonly Int32Array[],
  rates: readonly number[],
): Promise<Float64Array> {
  const losses = new Float64Array(batches.length).fill(Number.NaN);
  for (const [k, batch] of batches.entries()) {
    if (batch.length > 0) losses.set(await trainer.steps([batch], [rates[k]!]), k);
  }
  return losses;
}
