import { inputsOf } from '@core/lstm/shape';
import { AppError } from '@shared/errors';
import type { ModelShape } from '../device';
import { joinedRows } from './layers/op-pack';

/** What the tensors of one pass may take; the WebAssembly heap ends at 2 GB. */
const memoryAtOnce = 256 * 2 ** 20;
const memoryAtMost = 1.5 * 2 ** 30;

/** How many rows a pass can take at once. Throws an `AppError` where not even one fits. */
export function rowsThatFit(shape: ModelShape): number {
  return rowsOfMemory(bytesOfRow(shape), shape);
}

/** The same of any model, from the bytes that a row of it takes. */
export function rowsOfMemory(
  bytes: number,
  shape: Pick<ModelShape, 'lookback' | 'layers' | 'hidden'>,
): number {
  if (bytes > memoryAtMost) {
    throw new AppError(
      'unsupported',
      `One window of ${shape.lookback} bars through ${shape.layers} layers of ${shape.hidden} units takes ${(bytes / 2 ** 30).toFixed(1)} GB to train, more than TensorFlow.js has: shorten the lookback or make the model smaller.`,
    );
  }
  return Math.max(1, Math.floor(memoryAtOnce / bytes));
}

/**
 * What a row takes in a pass forward and back, computed op by op with dropout everywhere, which is the most it can take: tensors, and
 * what XNNPACK, the matrix products of the WebAssembly backend, packs for as long as a tensor lives.
 */
export function bytesOfRow(shape: ModelShape): number {
  const { lookback, layers, hidden, pooling } = shape;
  let perBar = whilePooled[pooling] * hidden;
  let whileMultiplied = 0;
  for (let k = 0; k < layers; k++) {
    const joined = joinedRows(shape, k);
    perBar += inputsOf(shape, k) + 2 * joined + 18 * hidden;
    if (k > 0) perBar += betweenLayers * hidden;
    whileMultiplied = Math.max(whileMultiplied, 8 * hidden + 2 * joined);
  }
  return 4 * lookback * (perBar + whileMultiplied);
}

/** Outputs, mask and product on the way up; gradient, mask, product and its double on the way down; of `hidden` values a bar. */
const betweenLayers = 7;

/** Copies of the top layer's outputs and gradients, of `hidden` values a bar. */
const whilePooled = { last: 0, mean: 2, attention: 7 } as const;
