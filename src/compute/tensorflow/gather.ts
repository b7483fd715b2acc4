import type { ModelShape, TrainingData } from '../device';

/**
 * The windows that end at rows[from] ... rows[to - 1], one array a bar: [features + 1, samples], the last row ones for the
 * bias. Only a batch of windows is ever held, never all of them.
 */
export function gatherWindows(
  shape: ModelShape,
  data: TrainingData,
  rows: Int32Array,
  from: number,
  to: number,
): readonly Float32Array[] {
  const { lookback, features } = shape;
  const samples = to - from;
  return Array.from({ length: lookback }, (_, t) => {
    const bar = new Float32Array((features + 1) * samples);
    for (let s = 0; s < samples; s++) {
      const at = (rows[from + s]! - lookback + 1 + t) * features;
      for (let f = 0; f < features; f++) bar[f * samples + s] = data.matrix[at + f]!;
    }
    return bar.fill(1, features * samples);
  });
}

/** `mask` [samples, bars, hidden] as one array a bar, [hidden, samples]. */
export function maskByBar(mask: Float32Array, bars: number, hidden: number): readonly Float32Array[] {
  const samples = mask.length / (bars * hidden);
  return Array.from({ length: bars }, (_, t) => {
    const bar = new Float32Array(hidden * samples);
    for (let s = 0; s < samples; s++) {
      for (let j = 0; j < hidden; j++) bar[j * samples + s] = mask[(s * bars + t) * hidden + j]!;
    }
    return bar;
  });
}
