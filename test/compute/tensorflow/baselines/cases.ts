import type { TrainingData } from '@compute/device';
import type { SequenceKind, SequenceProblem, SequenceSettings } from '@compute/tensorflow/baselines';
import type { SequenceTrainerOptions } from '@compute/tensorflow/baselines/sequence-trainer';
import { createRandom } from '@core/random';

export const kinds: readonly SequenceKind[] = ['gru', 'transformer'];

export const binary = { kind: 'binary', classWeights: [1, 1], smoothing: 0 } as const;

export const optionsOf = (kind: SequenceKind): SequenceTrainerOptions => ({
  kind,
  shape: { features: 3, lookback: 6, layers: 2, hidden: 8, outputs: 3 },
  loss: { kind: 'categorical', classWeights: [0.7, 1, 1.6], smoothing: 0.2 },
  dropout: 0.3,
  clipNorm: 1,
  seed: 3,
});

export const features = 2;
export const lookback = 8;

/**
 * Noise, and whether the next bar rises: by what the first feature was three and five bars before, or by chance. The rows of a
 * split begin a window after the last of the split before.
 */
export function problem(
  what: 'pattern' | 'chance',
  seed = 1,
): SequenceProblem & { readonly test: Int32Array } {
  const random = createRandom(seed, what);
  const matrix = Float32Array.from({ length: 3200 * features }, () => random.normal());
  const first = (t: number) => matrix[t * features] ?? 0;
  const isUp = (t: number) => (what === 'chance' ? random.next() < 0.5 : first(t - 3) > first(t - 5));
  const data: TrainingData = {
    matrix,
    labels: Float32Array.from({ length: 3200 }, (_, t) => Number(isUp(t))),
  };
  const rows = { train: range(lookback, 1500), validation: range(1500 + lookback, 2000) };
  return { data, lookback, features, loss: binary, rows, test: range(2000 + lookback, 3200) };
}

export const settings: SequenceSettings = {
  hidden: 16,
  layers: 1,
  dropout: 0.1,
  batch: 64,
  epochs: 10,
  patience: 3,
  learningRate: 0.005,
  clipNorm: 1,
  seed: 1,
};

export function range(from: number, to: number): Int32Array {
  return Int32Array.from({ length: to - from }, (_, i) => from + i);
}
