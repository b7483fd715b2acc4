import type { DropoutMasks } from '@core/lstm/dropout';
import type { Floats } from '@core/lstm/shape';
import type { ModelShape, TrainingData } from '../device';
import type { Sequence } from './sequence';

/** The windows that end at `rows`, [features, rows] a bar. Only a batch of windows is ever held, never all of them. */
export function gatherWindows(shape: ModelShape, data: TrainingData, rows: Int32Array): Sequence {
  const { lookback, features } = shape;
  const values = new Float32Array(lookback * features * rows.length);
  for (let t = 0; t < lookback; t++) {
    for (let s = 0; s < rows.length; s++) {
      const from = (rows[s]! - lookback + 1 + t) * features;
      for (let f = 0; f < features; f++) {
        values[(t * features + f) * rows.length + s] = data.matrix[from + f]!;
      }
    }
  }
  return { kind: 'host', values, dims: [lookback, features, rows.length] };
}

/** `DropoutMasks` in this device's layout, [hidden, samples] a bar: a sequence a layer, of a single bar where one mask is drawn. */
export interface Masks {
  readonly outputs: readonly Sequence[] | null;
  readonly recurrent: readonly Sequence[] | null;
}

export const noMasks: Masks = { outputs: null, recurrent: null };

export function layOutMasks({ lookback, layers, hidden }: ModelShape, masks: DropoutMasks): Masks {
  return {
    outputs: masks.outputs?.map((mask, k) => byBar(mask, k < layers - 1 ? lookback : 1, hidden)) ?? null,
    recurrent: masks.recurrent?.map((mask) => byBar(mask, 1, hidden)) ?? null,
  };
}

/** From [samples, bars, hidden] to [bars, hidden, samples]. */
function byBar(mask: Floats, bars: number, hidden: number): Sequence {
  const samples = mask.length / (bars * hidden);
  const values = new Float32Array(mask.length);
  for (let s = 0, at = 0; s < samples; s++) {
    for (let row = 0; row < bars * hidden; row++, at++) values[row * samples + s] = mask[at]!;
  }
  return { kind: 'host', values, dims: [bars, hidden, samples] };
}
