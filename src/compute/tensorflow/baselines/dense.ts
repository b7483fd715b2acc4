import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../load';
import type { Weights } from './architecture';
import { ownGradient } from './own-gradient';

/**
 * The dense layer `name`: x kernel + bias. Its gradient transposes by hand, since the WebAssembly matMul falls to a slow loop when
 * told to transpose. [rows, inputs] -> [rows, outputs]
 */
export function dense(tf: TensorFlow, weights: Weights, name: string, x: Tensor2D): Tensor2D {
  const kernel = weights(`${name}/kernel`);
  const bias = weights(`${name}/bias`);
  return ownGradient<Tensor2D>(
    tf,
    [x, kernel, bias],
    () => ({ value: affine(tf, x, kernel, bias), kept: [x] }),
    (gradient, [read]) => [
      tf.matMul(gradient, tf.transpose(kernel)),
      tf.matMul(tf.transpose(read!), gradient),
      tf.sum(gradient, 0),
    ],
  );
}

/** x kernel + bias as one op, without a gradient: of use in an `ownGradient`. [rows, inputs] -> [rows, outputs] */
export function affine(tf: TensorFlow, x: Tensor, kernel: Tensor, bias: Tensor): Tensor2D {
  return tf.reshape(tf.fused.matMul({ a: x, b: kernel, bias }), [x.shape[0]!, bias.size]);
}
