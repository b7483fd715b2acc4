import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../load';
import type { Architecture, SequenceShape } from './architecture';
import { dropped, lastBar } from './bars';
import { dense } from './dense';
import { recurrence } from './gru-recurrence';
import { denseParameters, parameter } from './parameters';

/**
 * Gated recurrent units (Cho et al., EMNLP 2014) with the reset gate after the recurrent product, as cuDNN and PyTorch have them:
 *
 *   r = s(x Wr + h Ur + b)    z = s(x Wz + h Uz + b)    n = tanh(x Wn + b + r (h Un + c))    h' = (1 - z) n + z h
 *
 * For layer k of width H, fed by I inputs: `layer<k>/kernel` [I, 3H], `layer<k>/bias` [3H], `layer<k>/recurrent` [H, 3H] and
 * `layer<k>/recurrent-bias` [3H], columns in the order reset, update, candidate. Dropout is between layers and before the head, which
 * reads the last bar's outputs of the top layer.
 */
export function gru(shape: SequenceShape): Architecture {
  const { features, lookback, layers, hidden } = shape;
  const inputsOf = (layer: number) => (layer === 0 ? features : hidden);
  const all = Array.from({ length: layers }, (_, layer) => layer);
  return {
    parameters: all.flatMap((layer) => [
      ...denseParameters(`layer${layer}`, inputsOf(layer), 3 * hidden),
      parameter(`layer${layer}/recurrent`, hidden, 3 * hidden),
      parameter(`layer${layer}/recurrent-bias`, 3 * hidden),
    ]),
    maskWidths: all.map((layer) => (layer < layers - 1 ? lookback * hidden : hidden)),
    bytesOfRow: 4 * lookback * (4 * features + layers * valuesOfBar * hidden),
    features(tf, weights, inputs, masks) {
      const rows = inputs.shape[0];
      let x = byBar(tf, inputs);
      for (const layer of all) {
        const outputs = recurrence(
          tf,
          dense(tf, weights, `layer${layer}`, x),
          weights(`layer${layer}/recurrent`),
          weights(`layer${layer}/recurrent-bias`),
          lookback,
        );
        const mask = masks?.[layer];
        x =
          layer === layers - 1
            ? dropped(tf, lastBar(tf, outputs, lookback), mask)
            : dropped(tf, outputs, mask && byBar(tf, tf.reshape(mask, [rows, lookback, hidden])));
      }
      return x;
    },
  };
}

/** Values a bar, a layer and a unit that a pass holds at its fullest. */
const valuesOfBar = 30;

/** [rows, lookback, width] -> [lookback * rows, width] */
function byBar(tf: TensorFlow, windows: Tensor3D): Tensor2D {
  const [rows, lookback, width] = windows.shape;
  return tf.reshape(tf.transpose(windows, [1, 0, 2]), [lookback * rows, width]);
}
