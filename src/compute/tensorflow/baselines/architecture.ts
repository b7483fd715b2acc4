import type { ModelShape, ParameterSpec } from '@core/lstm/shape';
import { assertNever } from '@shared/errors';
import type { Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../load';
import { gru } from './gru';
import { transformer } from './transformer';

export type SequenceKind = 'gru' | 'transformer';

/** `outputs` is `outputsOf(loss)`. */
export type SequenceShape = Omit<ModelShape, 'pooling'>;

/** What lies between a window and the head of a model. */
export interface Architecture {
  /** In the order in which they are kept. The last part of a name says how a tensor begins: see `startingWeights`. */
  readonly parameters: readonly ParameterSpec[];
  /** Values a row of each dropout mask that `features` reads. */
  readonly maskWidths: readonly number[];
  /** What a row takes in a pass forward and back, at most. */
  readonly bytesOfRow: number;
  /**
   * What the head reads, [rows, hidden], from windows [rows, lookback, features].
   *
   * @param masks what dropout multiplies by, one of `maskWidths` each; null: nothing is dropped. [rows, width]
   */
  features(tf: TensorFlow, weights: Weights, inputs: Tensor3D, masks: readonly Tensor2D[] | null): Tensor2D;
}

/** A parameter by its name. */
export type Weights = (name: string) => Tensor;

export function architectureOf(kind: SequenceKind, shape: SequenceShape): Architecture {
  switch (kind) {
    case 'gru':
      return gru(shape);
    case 'transformer':
      return transformer(shape);
    default:
      return assertNever(kind);
  }
}
