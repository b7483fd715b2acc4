import type { Device, Trainer, TrainerOptions, TrainingData } from '@compute/device';

/** A trainer for as long as it is used. */
export async function withTrainer<T>(
  device: Device,
  options: TrainerOptions,
  data: TrainingData,
  use: (trainer: Trainer) => Promise<T>,
): Promise<T> {
  const trainer = await device.createTrainer(options, data);
  try {
    return await use(trainer);
  } finally {
    trainer.dispose();
  }
}

/** The same rows `count` times over, at one learning rate. */
export function repeat(rows: Int32Array, count: number, learningRate = 0.01) {
  return [
    Array.from({ length: count }, () => rows),
    Array.from({ length: count }, () => learningRate),
  ] as const;
}
