import type { ParameterSpec } from '@core/lstm/shape';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../load';
import type { Weights } from './architecture';
import { ownGradient } from './own-gradient';
import { parameter } from './parameters';

/** `<name>/scale` and `<name>/bias`, [hidden] each. */
export function layerNormParameters(name: string, hidden: number): readonly ParameterSpec[] {
  return [parameter(`${name}/scale`, hidden), parameter(`${name}/bias`, hidden)];
}

/** PyTorch's. */
const epsilon = 1e-5;

/**
 * Each row less its mean, over its standard deviation, scaled and shifted (Ba, Kiros and Hinton, "Layer Normalization", 2016); the
 * deviation is that of the population. [rows, hidden]
 */
export function layerNorm(tf: TensorFlow, weights: Weights, name: string, x: Tensor2D): Tensor2D {
  const scale = weights(`${name}/scale`);
  const bias = weights(`${name}/bias`);
  const meanOf = (values: Tensor) => tf.mean<Tensor2D>(values, 1, true);
  return ownGradient<Tensor2D>(
    tf,
    [x, scale, bias],
    () => {
      const centred = tf.sub<Tensor2D>(x, meanOf(x));
      const perDeviation = tf.rsqrt(tf.add(meanOf(tf.square(centred)), epsilon));
      const normed = tf.mul<Tensor2D>(centred, perDeviation);
      return { value: tf.add<Tensor2D>(tf.mul(normed, scale), bias), kept: [normed, perDeviation] };
    },
    (gradient, [normed, perDeviation]) => {
      const ofNormed = tf.mul<Tensor2D>(gradient, scale);
      const along = tf.mul(normed!, meanOf(tf.mul(ofNormed, normed!)));
      return [
        tf.mul(tf.sub(tf.sub(ofNormed, meanOf(ofNormed)), along), perDeviation!),
        tf.sum(tf.mul(gradient, normed!), 0),
        tf.sum(gradient, 0),
      ];
    },
  );
}
