import { createRandom } from '../random';
import type { ModelShape } from './shape';

export interface DropoutDraw {
  /** Share of the units dropped, 0 <= rate < 1. */
  readonly rate: number;
  readonly seed: number;
  /** Updates made before this one. */
  readonly step: number;
}

/**
 * Inverted dropout masks (Srivastava et al., JMLR 15, 2014) for samples `from` ... `to` - 1 of a batch, laid out as `DropoutMasks`
 * of `network.ts`, or null where nothing is dropped. Every element is a pure function of seed, step,
 * layer, place in the batch and place in the sequence, so nothing but the step count need be saved, a batch may be taken in parts and
 * a device may draw in any order: SplitMix (Steele, Lea and Flood, OOPSLA 2014) in 32 bits, one stream a
 * sample, finished by MurmurHash3's mixer.
 */
export function dropoutMasks(
  shape: ModelShape,
  draw: DropoutDraw,
  from: number,
  to: number,
): readonly Float32Array[] | null {
  if (draw.rate === 0) return null;
  return Array.from(dropoutKeys(shape, draw.seed, draw.step), (key, layer) => {
    const bars = layer === shape.layers - 1 ? 1 : shape.lookback;
    return layerMask(key, draw.rate, from, to, bars * shape.hidden);
  });
}

/** What the masks of one step are drawn from, one number a layer, for a device that draws them itself. */
export function dropoutKeys(shape: ModelShape, seed: number, step: number): Uint32Array {
  return Uint32Array.from({ length: shape.layers }, (_, layer) =>
    createRandom(seed, 'dropout', step, layer).int(2 ** 32),
  );
}

function layerMask(key: number, rate: number, from: number, to: number, width: number): Float32Array {
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
