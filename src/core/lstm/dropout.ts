import { firstWord } from '../random';
import type { Floats, ModelShape } from './shape';

export interface DropoutDraw {
  /** Share of a layer's outputs dropped on their way to the next layer or the head, 0 <= rate < 1. */
  readonly dropout: number;
  /** Share of the outputs dropped on their way to the gates of the next bar. */
  readonly recurrentDropout: number;
  readonly seed: number;
  /** Updates made before this one. */
  readonly step: number;
}

/** What dropout multiplies by, one mask a layer; values are 0 or 1 / (1 - rate). Null: nothing is dropped there. */
export interface DropoutMasks {
  /** Over the outputs of each layer but the last [batch, lookback, hidden], then over what the head reads [batch, hidden]. */
  readonly outputs: readonly Floats[] | null;
  /** Over the outputs that the gates of the next bar read, one mask a sequence [batch, hidden]. */
  readonly recurrent: readonly Floats[] | null;
}

export const noDropout: DropoutMasks = { outputs: null, recurrent: null };

/**
 * Inverted dropout masks (Srivastava et al., JMLR 15, 2014; recurrent ones after Gal and Ghahramani, NeurIPS 2016) for samples
 * `from` ... `to` - 1 of a batch. Every element is a pure function of seed, step,
 * layer, place in the batch and place in the sequence, so nothing but the step count need be saved, a batch may be taken in parts and
 * a device may draw in any order: SplitMix (Steele, Lea and Flood, OOPSLA 2014) in 32 bits, one stream a
 * sample, finished by MurmurHash3's mixer.
 */
export function dropoutMasks(shape: ModelShape, draw: DropoutDraw, from: number, to: number): DropoutMasks {
  const keys = dropoutKeys(shape, draw.seed, draw.step);
  const { layers, hidden, lookback } = shape;
  const masks = (rate: number, firstKey: number, barsOf: (layer: number) => number) =>
    rate === 0
      ? null
      : Array.from({ length: layers }, (_, layer) =>
          dropoutMask(keys[firstKey + layer]!, rate, from, to, barsOf(layer) * hidden),
        );
  return {
    outputs: masks(draw.dropout, 0, (layer) => (layer === layers - 1 ? 1 : lookback)),
    recurrent: masks(draw.recurrentDropout, layers, () => 1),
  };
}

/**
 * What the masks of one step are drawn from, for a device that draws them itself: one number a layer for its outputs, then one a
 * layer for its recurrent input. [2 * layers]
 */
export function dropoutKeys(shape: ModelShape, seed: number, step: number): Uint32Array {
  const { layers } = shape;
  return Uint32Array.from({ length: 2 * layers }, (_, k) =>
    firstWord(seed, k < layers ? 'dropout' : 'recurrent dropout', step, k % layers),
  );
}

/** The mask of one layer from its key, for samples `from` ... `to` - 1 of a batch, `width` values each. [samples, width] */
export function dropoutMask(
  key: number,
  rate: number,
  from: number,
  to: number,
  width: number,
): Float32Array {
  const mask = new Float32Array((to - from) * width);
  const keep = 1 / (1 - rate);
  const threshold = rate * 2 ** 32;
  for (let sample = from, at = 0; sample < to; sample++) {
    let state = mix(key + Math.imul(sample + 1, weyl));
    for (let i = 0; i < width; i++, at++) {
      state = (state + weyl) | 0;
      if (mix(state) >= threshold) mask[at] = keep;
    }
  }
  return mask;
}

/** 2^32 over the golden ratio, odd. */
const weyl = 0x9e3779b9;

function mix(x: number): number {
  let h = x | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
