import { inputsOf, type ModelShape, type NamedArrays } from '@core/lstm/shape';
import { assertNever } from '@shared/errors';
import type { Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../load';
import { wholeOf } from '../sequence';
import { packBlock, unpackBlockGradient } from './block-pack';
import type { Layer, LayerPass, OutputGradient } from './layer';
import { int64, type NativeBackend } from './native-backend';

/**
 * Layer `index` as two ops of TensorFlow, `BlockLSTMV2` over all bars and `BlockLSTMGradV2` back, instead of some thirty ops a bar.
 * They know no mask on the recurrent input: a layer that has one is an `opLayer`. cuDNN's LSTM (`CudnnRNNV3`) would be another way on
 * a GPU; it is not taken, since TensorFlow has it for GPUs alone and none was there to try it on.
 */
export function blockLayer(
  tf: TensorFlow,
  backend: NativeBackend,
  shape: ModelShape,
  weights: NamedArrays,
  index: number,
): Layer {
  const packed = packBlock(shape, weights, index);
  return {
    forward(inputs) {
      const read = opInputs(tf, backend, shape, packed, wholeOf(tf, inputs));
      const made = backend.executeMultipleOutputs('BlockLSTMV2', forwardAttributes(backend), read, 7);
      return passOf(tf, backend, shape, index, read, made);
    },
  };
}

/** `read` and `made`: inputs and outputs of the forward op. */
function passOf(
  tf: TensorFlow,
  backend: NativeBackend,
  shape: ModelShape,
  index: number,
  read: readonly Tensor[],
  made: readonly Tensor[],
): LayerPass {
  const outputs = made.at(-1) as Tensor3D; // [bars, batch, hidden]
  const [bars, batch] = outputs.shape;
  return {
    last: tf.transpose(tf.squeeze<Tensor2D>(tf.slice(outputs, [bars - 1, 0, 0]), [0])),
    outputs: () => ({ kind: 'whole', tensor: swapped(tf, outputs) }),
    backward(gradient, into) {
      const above = [tf.zerosLike(outputs), gradientByBar(tf, gradient, bars)]; // of cells, of outputs
      const inputs = [...read, ...made, ...above];
      const gradients = backend.executeMultipleOutputs('BlockLSTMGradV2', attributes(backend), inputs, 8);
      unpackBlockGradient(shape, gradients[3]!.dataSync<'float32'>(), index, into);
      if (index === 0) return null;
      const dInputs = tf.slice(
        swapped(tf, gradients[0] as Tensor3D),
        [0, 0, 0],
        [bars, inputsOf(shape, index), batch],
      );
      return { kind: 'whole', tensor: dInputs };
    },
  };
}

/**
 * In the order of the op: length, inputs, state before, weights, three peepholes that are not used, bias. Our bias is a row of the
 * weights: its gradient is then part of a matrix product, which a GPU sums in the same order every time; of the op's own sum that is
 * not known.
 */
function opInputs(
  tf: TensorFlow,
  backend: NativeBackend,
  { hidden }: ModelShape,
  packed: Float32Array,
  inputs: Tensor3D, // [bars, inputs, batch]
): readonly Tensor[] {
  const [bars, , batch] = inputs.shape;
  const rows = swapped(tf, tf.concat([inputs, tf.ones([bars, 1, batch])], 1));
  const state = tf.zeros([batch, hidden]);
  const weights = tf.tensor2d(packed, [packed.length / (4 * hidden), 4 * hidden]);
  const peephole = tf.zeros([hidden]);
  const bias = tf.zeros([4 * hidden]);
  return [int64(tf, backend, bars), rows, state, state, weights, peephole, peephole, peephole, bias];
}

function attributes({ binding }: NativeBackend) {
  return [
    { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
    { name: 'use_peephole', type: binding.TF_ATTR_BOOL, value: false },
  ];
}

function forwardAttributes(backend: NativeBackend) {
  const unclipped = { name: 'cell_clip', type: backend.binding.TF_ATTR_FLOAT, value: 0 };
  return [...attributes(backend), unclipped];
}

/** d loss / d outputs of every bar. [bars, batch, hidden] */
function gradientByBar(tf: TensorFlow, above: OutputGradient, bars: number): Tensor3D {
  switch (above.kind) {
    case 'last': {
      const none = [0, 0] as [number, number];
      return tf.pad(oneBar(tf, above.gradient), [[bars - 1, 0], none, none]);
    }
    case 'same':
      return tf.tile(oneBar(tf, above.gradient), [bars, 1, 1]);
    case 'each':
      return swapped(tf, wholeOf(tf, above.gradients));
    default:
      return assertNever(above);
  }
}

/** From [hidden, batch] to [1, batch, hidden]. */
function oneBar(tf: TensorFlow, gradient: Tensor2D): Tensor3D {
  return tf.expandDims<Tensor3D>(tf.transpose(gradient), 0);
}

/** From [bars, rows, batch] to [bars, batch, rows] or back. */
function swapped(tf: TensorFlow, whole: Tensor3D): Tensor3D {
  return tf.transpose(whole, [0, 2, 1]);
}
