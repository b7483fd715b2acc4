import type { ParameterSpec } from '@core/lstm/shape';
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../load';
import type { Weights } from './architecture';
import { dense } from './dense';
import { ownGradient } from './own-gradient';
import { denseParameters } from './parameters';

/** As many heads as divide the width, of 4, 2 and 1. */
export function headsOf(hidden: number): number {
  return [4, 2].find((heads) => hidden % heads === 0) ?? 1;
}

export function attentionParameters(name: string, hidden: number): readonly ParameterSpec[] {
  return ['query', 'key', 'value', 'joined'].flatMap((part) =>
    denseParameters(`${name}/${part}`, hidden, hidden),
  );
}

/**
 * Causal multi-head attention (Vaswani et al., NeurIPS 2017, equation 1 and section 3.2.2): softmax(Q K' / sqrt(width of a head)) V.
 *
 * @param asking the bars that ask: all of each window, or its last one. [rows * asking, hidden]
 * @param bars all of each window. [rows * lookback, hidden]
 * @returns [rows * asking, hidden]
 */
export function attention(
  tf: TensorFlow,
  weights: Weights,
  name: string,
  asking: Tensor2D,
  bars: Tensor2D,
  lookback: number,
): Tensor2D {
  const query = dense(tf, weights, `${name}/query`, asking);
  const key = dense(tf, weights, `${name}/key`, bars);
  const value = dense(tf, weights, `${name}/value`, bars);
  return dense(tf, weights, `${name}/joined`, attend(tf, query, key, value, lookback));
}

function attend(tf: TensorFlow, query: Tensor2D, key: Tensor2D, value: Tensor2D, lookback: number): Tensor2D {
  const [all, hidden] = key.shape;
  const rows = all / lookback;
  const heads = headsOf(hidden);
  const width = hidden / heads;
  const perRoot = 1 / Math.sqrt(width);
  const byHead = (x: Tensor): Tensor4D =>
    tf.transpose<Tensor4D>(tf.reshape(x, [rows, x.shape[0]! / rows, heads, width]), [0, 2, 1, 3]);
  const joined = (x: Tensor4D): Tensor2D =>
    tf.reshape(tf.transpose(x, [0, 2, 1, 3]), [rows * x.shape[2], hidden]);

  return ownGradient<Tensor2D>(
    tf,
    [query, key, value],
    () => {
      const [q, k, v] = [byHead(tf.mul(query, perRoot)), byHead(key), byHead(value)];
      const shares = sharesOf(tf, tf.matMul<Tensor4D>(q, k, false, true));
      return { value: joined(tf.matMul(shares, v)), kept: [q, k, v, shares] };
    },
    (gradient, kept) => {
      const [q, k, v, shares] = [kept[0]!, kept[1]!, kept[2]!, kept[3]!];
      const ofTold = byHead(gradient);
      const ofShares = tf.matMul<Tensor4D>(ofTold, v, false, true);
      const ofScores = tf.mul(shares, tf.sub(ofShares, tf.sum(tf.mul(ofShares, shares), 3, true)));
      return [
        tf.mul(joined(tf.matMul(ofScores, k)), perRoot),
        joined(tf.matMul(ofScores, q, true)),
        joined(tf.matMul(shares, ofTold, true)),
      ];
    },
  );
}

/** Softmax over the bars up to the one that asks; a bar that asks alone is the last. [rows, heads, asking, lookback] */
function sharesOf(tf: TensorFlow, scores: Tensor4D): Tensor4D {
  const [, , asking, lookback] = scores.shape;
  return tf.softmax(asking === 1 ? scores : tf.add<Tensor4D>(scores, laterBars(tf, lookback)));
}

/** Added to scores: 0, and for bars after the one that asks so little that their share is 0. */
function laterBars(tf: TensorFlow, lookback: number): Tensor4D {
  const mask = new Float32Array(lookback * lookback);
  for (let asking = 0; asking < lookback; asking++) {
    mask.fill(-1e9, asking * lookback + asking + 1, (asking + 1) * lookback);
  }
  return tf.tensor4d(mask, [1, 1, lookback, lookback]);
}
