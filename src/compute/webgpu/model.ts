import { dropoutKeys } from '@core/lstm/dropout';
import { type ModelShape, type NamedArrays, parameterSpecs } from '@core/lstm/shape';
import { assertNever } from '@shared/errors';
import type { Loss, TrainerOptions } from '../device';
import { layoutOf } from './kernels/spec';
import { corrections, type Rule } from './schedule';

/** Where a model's data lie among those of a group, in numbers from the first. */
export interface DataPlace {
  readonly matrixAt: number;
  readonly labelsAt: number;
}

/** What a model is told to do: train, as its `step`-th update, or look at rows as they are. */
export type Purpose =
  | { readonly kind: 'look' }
  | {
      readonly kind: 'train';
      readonly step: number;
      readonly learningRate: number;
      readonly lossAt: number;
    };

export function ruleOf(options: TrainerOptions, place: DataPlace, purpose: Purpose): Rule {
  const { loss, optimizer, clipNorm } = options;
  const trains = purpose.kind === 'train';
  const { dropout, recurrentDropout } = trains ? options : noDropout;
  return {
    ...place,
    ...corrections(trains ? purpose.step : 1),
    lossAt: trains ? purpose.lossAt : 0,
    learningRate: trains ? purpose.learningRate : 0,
    dropThreshold: thresholdOf(dropout),
    recurrentThreshold: thresholdOf(recurrentDropout),
    keep: 1 / (1 - dropout),
    recurrentKeep: 1 / (1 - recurrentDropout),
    weightDecay: optimizer.weightDecay,
    momentum: optimizer.kind === 'sgd' ? optimizer.momentum : 0,
    // Not infinity: a shader may assume that there is none.
    clipNorm: clipNorm ?? largestFloat,
    smoothing: 'smoothing' in loss ? loss.smoothing : 0,
  };
}

/** What the masks of an update are drawn from; the kernels look at keys wherever any model of a group drops anything. */
export function keysOf({ shape, seed }: TrainerOptions, purpose: Purpose): Uint32Array {
  // Drawn from the updates made before this one.
  return purpose.kind === 'train'
    ? dropoutKeys(shape, seed, purpose.step - 1)
    : new Uint32Array(2 * shape.layers);
}

/** Class weights, levels or delta: what the kernels read of a loss beside its kind, as bits of 32-bit floats. */
export function lossBits(loss: Loss): Uint32Array {
  return new Uint32Array(Float32Array.from(numbersOf(loss)).buffer);
}

function numbersOf(loss: Loss): readonly number[] {
  switch (loss.kind) {
    case 'binary':
    case 'categorical':
      return loss.classWeights;
    case 'huber':
      return [loss.delta];
    case 'quantile':
      return loss.levels;
    case 'squared':
    case 'gaussian':
      return [];
    default:
      return assertNever(loss);
  }
}

/** Parameters one after another, as the kernels have them; [stride]. */
export function flatten(shape: ModelShape, arrays: NamedArrays): Float32Array<ArrayBuffer> {
  const flat = new Float32Array(layoutOf(shape).stride);
  let at = 0;
  for (const { data } of arrays) {
    flat.set(data, at);
    at += data.length;
  }
  return flat;
}

export function unflatten(shape: ModelShape, flat: Float32Array): NamedArrays {
  let at = 0;
  return parameterSpecs(shape).map(({ name, size }) => {
    const data = flat.slice(at, at + size);
    at += size;
    return { name, data };
  });
}

/** The recurrent kernels of all layers, [layers, 4H, H], as the backward pass reads them. */
export function transposes({ layers, hidden }: ModelShape, weights: NamedArrays): Float32Array<ArrayBuffer> {
  const columns = 4 * hidden;
  const all = new Float32Array(layers * columns * hidden);
  for (let layer = 0; layer < layers; layer++) {
    const recurrent = weights[3 * layer + 1]!.data;
    const at = layer * columns * hidden;
    for (let k = 0; k < hidden; k++) {
      for (let c = 0; c < columns; c++) all[at + c * hidden + k] = recurrent[k * columns + c]!;
    }
  }
  return all;
}

const largestFloat = 3.4028234663852886e38;
const noDropout = { dropout: 0, recurrentDropout: 0 };

/** A drop for every 32 bits below it, as `dropoutMasks` compares them. */
function thresholdOf(rate: number): number {
  return Math.min(2 ** 32 - 1, Math.ceil(rate * 2 ** 32));
}
