import { totalmem } from 'node:os';
import { outputsOf } from '@core/lstm/losses';
import { AppError } from '@shared/errors';
import type { Loss, ModelShape, Optimizer, TrainerOptions } from '../device';
import type { NativeOptions } from './addon';
import type { NativeSettings } from './settings';

/** The options of a trainer as the addon takes them. Throws where the head gives other numbers than the loss reads. */
export function nativeOptions(options: TrainerOptions, settings: NativeSettings): NativeOptions {
  const { shape, loss, dropout, recurrentDropout, optimizer, clipNorm } = options;
  if (shape.outputs !== outputsOf(loss)) {
    throw new RangeError(`A ${loss.kind} loss reads ${outputsOf(loss)} outputs, not ${shape.outputs}.`);
  }
  return {
    ...shape,
    ...settings,
    dropout,
    recurrentDropout,
    loss: loss.kind,
    lossNumbers: Float64Array.from(numbersOf(loss)),
    smoothing: 'smoothing' in loss ? loss.smoothing : 0,
    delta: loss.kind === 'huber' ? loss.delta : 0,
    optimizer: optimizer.kind,
    weightDecay: optimizer.weightDecay,
    momentum: momentumOf(optimizer),
    clipNorm: clipNorm ?? Number.POSITIVE_INFINITY,
  };
}

/** Throws an `AppError` where a trainer of that shape is larger than the memory. */
export function assertFitsMemory({ lookback, layers, hidden }: ModelShape, bytes: number): void {
  if (bytes <= shareOfMemory * totalmem()) return;
  const gigabytes = (count: number) => (count / 2 ** 30).toFixed(1);
  throw new AppError(
    'unsupported',
    `Windows of ${lookback} bars through ${layers} layers of ${hidden} units take ${gigabytes(bytes)} GB to train, and this machine has ${gigabytes(totalmem())}: shorten the lookback or make the model smaller.`,
  );
}

/** Some is left for the data and the rest of the machine. */
const shareOfMemory = 0.75;

function numbersOf(loss: Loss): readonly number[] {
  if (loss.kind === 'quantile') return loss.levels;
  return 'classWeights' in loss ? loss.classWeights : [];
}

function momentumOf(optimizer: Optimizer): number {
  return optimizer.kind === 'sgd' ? optimizer.momentum : 0;
}
