import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../load';
import type { Architecture, SequenceShape, Weights } from './architecture';
import { attention, attentionParameters, headsOf } from './attention';
import { addedToWindows, dropped, lastOfWindows, sum } from './bars';
import { dense } from './dense';
import { gelu } from './gelu';
import { layerNorm, layerNormParameters } from './layer-norm';
import { denseParameters } from './parameters';
import { positions } from './positions';

/**
 * A small causal Transformer encoder: a dense embedding to `hidden` numbers a bar and sinusoidal positions (Vaswani et al., NeurIPS 2017,
 * section 3.5), `layers` blocks with the norms in front (Xiong et al., ICML 2020), a last norm; the head reads the last bar. A block is
 * x + attention(norm(x)), then x + feed-forward(norm(x)) over 2 * hidden units with GELU. Bars see themselves and those before. Dropout
 * is on the embedded bars and on what a block adds (Vaswani et al., section 5.4).
 *
 * Nothing reads the last block's other bars, so it asks for the last one alone: the same numbers for a fraction of the work.
 */
export function transformer(shape: SequenceShape): Architecture {
  const { features, lookback, layers, hidden } = shape;
  const all = Array.from({ length: layers }, (_, layer) => layer);
  const isLast = (layer: number) => layer === layers - 1;
  return {
    parameters: [
      ...denseParameters('embedding', features, hidden),
      ...all.flatMap((layer) => blockParameters(`block${layer}`, hidden)),
      ...layerNormParameters('norm', hidden),
    ],
    maskWidths: [
      lookback * hidden,
      ...all.flatMap((layer) => {
        const width = isLast(layer) ? hidden : lookback * hidden;
        return [width, width];
      }),
    ],
    bytesOfRow: bytesOfRow(shape),
    features(tf, weights, inputs, masks) {
      const rows = inputs.shape[0];
      const flat: Tensor2D = tf.reshape(inputs, [rows * lookback, features]);
      const embedded = dense(tf, weights, 'embedding', flat);
      const placed = addedToWindows(
        tf,
        embedded,
        tf.tensor2d(positions(lookback, hidden), [lookback, hidden]),
      );
      let bars = dropped(tf, placed, masks?.[0]);
      for (const layer of all) {
        const block = { name: `block${layer}`, lookback, masks: masks?.slice(1 + 2 * layer) };
        bars = runBlock(tf, weights, { ...block, isLast: isLast(layer) }, bars);
      }
      return layerNorm(tf, weights, 'norm', bars);
    },
  };
}

interface Block {
  readonly name: string;
  readonly lookback: number;
  /** Only the last bar goes on. */
  readonly isLast: boolean;
  readonly masks: readonly Tensor2D[] | undefined;
}

function blockParameters(name: string, hidden: number) {
  return [
    ...layerNormParameters(`${name}/attention-norm`, hidden),
    ...attentionParameters(name, hidden),
    ...layerNormParameters(`${name}/feed-forward-norm`, hidden),
    ...denseParameters(`${name}/expand`, hidden, 2 * hidden),
    ...denseParameters(`${name}/contract`, 2 * hidden, hidden),
  ];
}

/** `bars` [rows * lookback, hidden]; gives as many, or [rows, hidden] where only the last goes on. */
function runBlock(tf: TensorFlow, weights: Weights, block: Block, bars: Tensor2D): Tensor2D {
  const { name, lookback, isLast, masks } = block;
  const goingOn = (x: Tensor2D) => (isLast ? lastOfWindows(tf, x, lookback) : x);
  const normed = layerNorm(tf, weights, `${name}/attention-norm`, bars);
  const attended = attention(tf, weights, name, goingOn(normed), normed, lookback);
  const between = sum(tf, goingOn(bars), dropped(tf, attended, masks?.[0]));
  const wide = gelu(
    tf,
    dense(tf, weights, `${name}/expand`, layerNorm(tf, weights, `${name}/feed-forward-norm`, between)),
  );
  return sum(tf, between, dropped(tf, dense(tf, weights, `${name}/contract`, wide), masks?.[1]));
}

/** Counted and measured at the fullest moment of a pass, with what XNNPACK packs for its products. */
function bytesOfRow({ features, lookback, layers, hidden }: SequenceShape): number {
  const aroundBlocks = 4 * features + 36 * hidden;
  const inBlock = 84 * hidden + 6 * headsOf(hidden) * lookback;
  const barsInBlocks = lookback * (layers - 1) + 1;
  return 4 * (lookback * aroundBlocks + barsInBlocks * inBlock);
}
