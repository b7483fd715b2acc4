import { headOf, type ModelShape, type NamedArrays } from '@core/lstm/shape';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from './load';

/** What the dense head says, on the host, and the way back. */
export interface HeadPass {
  readonly outputs: Float32Array; // [samples, outputs]
  /** From d loss / d outputs [samples, outputs] to d loss / d features [hidden, samples]; adds the head's gradients to `into`. */
  backward(gradient: Float64Array, into: NamedArrays): Tensor2D;
}

/** `features` [hidden, samples] */
export function dense(
  tf: TensorFlow,
  { hidden, outputs: width }: ModelShape,
  weights: NamedArrays,
  features: Tensor2D,
): HeadPass {
  const { kernel, bias } = headOf(weights);
  const product = tf.matMul<Tensor2D>(
    tf.tensor2d(transposed(kernel, hidden, width), [width, hidden]),
    features,
  );
  const outputs = transposed(product.dataSync<'float32'>(), width, features.shape[1]);
  for (let i = 0; i < outputs.length; i++) outputs[i]! += bias[i % width]!;
  return {
    outputs,
    backward(gradient, into) {
      const samples = gradient.length / width;
      const d = Float32Array.from(gradient);
      const kernelGradient = tf.matMul(features, tf.tensor2d(d, [samples, width])).dataSync<'float32'>();
      addHeadGradient(into, kernelGradient, gradient);
      return tf.matMul<Tensor2D>(
        tf.tensor2d(kernel, [hidden, width]),
        tf.tensor2d(transposed(d, samples, width), [width, samples]),
      );
    },
  };
}

function addHeadGradient(
  into: NamedArrays,
  kernelGradient: Float32Array,
  outputGradient: Float64Array,
): void {
  const { kernel, bias } = headOf(into);
  for (let i = 0; i < kernel.length; i++) kernel[i]! += kernelGradient[i]!;
  const sums = new Float64Array(bias.length);
  for (let i = 0; i < outputGradient.length; i++) sums[i % bias.length]! += outputGradient[i]!;
  for (let k = 0; k < bias.length; k++) bias[k]! += sums[k]!;
}

/** From [rows, columns] to [columns, rows]. */
function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) result[c * rows + r] = values[r * columns + c]!;
  }
  return result;
}
