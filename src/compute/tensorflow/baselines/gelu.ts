import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../load';
import { ownGradient } from './own-gradient';

/** x Phi(x), Phi the standard normal distribution function (Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016). */
export function gelu(tf: TensorFlow, x: Tensor2D): Tensor2D {
  return ownGradient<Tensor2D>(
    tf,
    [x],
    () => {
      const share = tf.mul<Tensor2D>(tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1), 0.5);
      return { value: tf.mul<Tensor2D>(x, share), kept: [x, share] };
    },
    (gradient, [read, share]) => {
      const density = tf.mul(tf.exp(tf.mul(tf.square(read!), -0.5)), 1 / Math.sqrt(2 * Math.PI));
      return [tf.mul(gradient, tf.add(share!, tf.mul(read!, density)))];
    },
  );
}
