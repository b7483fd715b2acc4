import { assertNever } from '@shared/errors';
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from './load';

/**
 * One matrix [rows, batch] a bar, in whichever form it came about: numbers not yet on the device, a list of tensors, or one tensor
 * [bars, rows, batch]. Ops on single bars want the list, ops on all bars at once the whole.
 */
export type Sequence =
  | { readonly kind: 'host'; readonly values: Float32Array; readonly dims: readonly [number, number, number] }
  | { readonly kind: 'list'; readonly bars: readonly Tensor2D[] }
  | { readonly kind: 'whole'; readonly tensor: Tensor3D };

/** The bars as tensors of their own. */
export function listOf(tf: TensorFlow, sequence: Sequence): readonly Tensor2D[] {
  switch (sequence.kind) {
    case 'host':
      return upload(tf, sequence.values, sequence.dims);
    case 'list':
      return sequence.bars;
    case 'whole':
      // Through the host: the WebAssembly slice copies the whole tensor for every bar.
      return upload(tf, sequence.tensor.dataSync<'float32'>(), sequence.tensor.shape);
    default:
      return assertNever(sequence);
  }
}

/** All bars as one tensor. [bars, rows, batch] */
export function wholeOf(tf: TensorFlow, sequence: Sequence): Tensor3D {
  switch (sequence.kind) {
    case 'host':
      return tf.tensor3d(sequence.values, [...sequence.dims]);
    case 'list':
      return tf.stack([...sequence.bars]) as Tensor3D;
    case 'whole':
      return sequence.tensor;
    default:
      return assertNever(sequence);
  }
}

/** Element by element `sequence` times `mask`; without a mask the sequence as it is. */
export function masked(tf: TensorFlow, sequence: Sequence, mask: Sequence | undefined): Sequence {
  if (mask === undefined) return sequence;
  if (sequence.kind === 'whole') {
    return { kind: 'whole', tensor: tf.mul<Tensor3D>(sequence.tensor, wholeOf(tf, mask)) };
  }
  const masks = listOf(tf, mask);
  return { kind: 'list', bars: listOf(tf, sequence).map((bar, t) => tf.mul<Tensor2D>(bar, masks[t]!)) };
}

function upload(
  tf: TensorFlow,
  values: Float32Array,
  [bars, rows, batch]: readonly [number, number, number],
): readonly Tensor2D[] {
  const size = rows * batch;
  return Array.from({ length: bars }, (_, t) =>
    tf.tensor2d(values.subarray(t * size, (t + 1) * size), [rows, batch]),
  );
}
