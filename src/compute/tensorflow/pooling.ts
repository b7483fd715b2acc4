import { attentionOf, type ModelShape, type NamedArrays } from '@core/lstm/shape';
import { assertNever } from '@shared/errors';
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { LayerPass, OutputGradient } from './layers/layer';
import type { TensorFlow } from './load';
import { wholeOf } from './sequence';

/** What the head reads of each row, before dropout, and the way back. */
export interface PooledPass {
  readonly pooled: Tensor2D; // [hidden, batch]
  /** From d loss / d pooled to d loss / d outputs of the top layer; adds the attention's gradients to `into`. */
  backward(gradient: Tensor2D, into: NamedArrays): OutputGradient;
}

/** Pools the outputs of the top layer as `core/lstm/pooling` does. */
export function pool(tf: TensorFlow, shape: ModelShape, weights: NamedArrays, top: LayerPass): PooledPass {
  const { pooling, lookback } = shape;
  switch (pooling) {
    case 'last':
      return { pooled: top.last, backward: (gradient) => ({ kind: 'last', gradient }) };
    case 'mean':
      return {
        pooled: tf.mean<Tensor2D>(wholeOf(tf, top.outputs()), 0),
        backward: (gradient) => ({ kind: 'same', gradient: tf.div<Tensor2D>(gradient, lookback) }),
      };
    case 'attention':
      return attend(tf, weights, wholeOf(tf, top.outputs()));
    default:
      return assertNever(pooling);
  }
}

/** `outputs` [bars, hidden, batch] */
function attend(tf: TensorFlow, weights: NamedArrays, outputs: Tensor3D): PooledPass {
  const { kernel, bias } = attentionOf(weights);
  const direction = tf.tensor3d(kernel, [1, kernel.length, 1]);
  const { scores, shares } = attention(tf, outputs, direction, bias[0]!);
  const spread = tf.expandDims<Tensor3D>(shares, 1); // [bars, 1, batch]
  return {
    pooled: tf.tidy(() => tf.sum<Tensor2D>(tf.mul(outputs, spread), 0)),
    backward(gradient, into) {
      const tensor = tf.tidy(() => {
        const dPooled = tf.expandDims(gradient, 0); // [1, hidden, batch]
        const dShares = tf.sum<Tensor2D>(tf.mul(outputs, dPooled), 1);
        const dScores = scoreGradient(tf, scores, shares, dShares);
        const dSpread = tf.expandDims(dScores, 1); // [bars, 1, batch]
        addTo(attentionOf(into).kernel, tf.sum(tf.mul(outputs, dSpread), [0, 2]).dataSync<'float32'>());
        addTo(attentionOf(into).bias, tf.sum(dScores).dataSync<'float32'>());
        return tf.add<Tensor3D>(tf.mul(spread, dPooled), tf.mul(direction, dSpread));
      });
      return { kind: 'each', gradients: { kind: 'whole', tensor } };
    },
  };
}

/** tanh(w . h + b) of each bar and its softmax over the bars. [bars, batch] each */
function attention(tf: TensorFlow, outputs: Tensor3D, direction: Tensor3D, bias: number) {
  return tf.tidy(() => {
    const scores = tf.tanh(tf.add<Tensor2D>(tf.sum(tf.mul(outputs, direction), 1), bias));
    const powers = tf.exp(scores); // of -1 ... 1, so nothing overflows
    return { scores, shares: tf.div<Tensor2D>(powers, tf.sum(powers, 0)) };
  });
}

/** Through the softmax and the tanh: d loss / d (w . h + b). [bars, batch] each */
function scoreGradient(tf: TensorFlow, scores: Tensor2D, shares: Tensor2D, dShares: Tensor2D): Tensor2D {
  const mean = tf.sum(tf.mul(dShares, shares), 0); // [batch]
  return tf.mul(tf.mul(shares, tf.sub(dShares, mean)), tf.sub(1, tf.square(scores)));
}

function addTo(sums: Float32Array, values: Float32Array): void {
  for (let i = 0; i < sums.length; i++) sums[i]! += values[i]!;
}
