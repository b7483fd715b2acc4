import type { Loss } from '@core/lstm/losses';
import { createRandom } from '@core/random';
import { assertNever } from '@shared/errors';
import type { TrainingData } from '../device';
import type { Problem } from './problem';

/** Noise to time a step on: one whole window for each of `problem.batch` rows, labels as the loss wants them. */
export function syntheticData(problem: Problem): TrainingData {
  const { features, lookback } = problem.shape;
  const length = lookback - 1 + problem.batch;
  const random = createRandom(1, 'measure');
  return {
    matrix: Float32Array.from({ length: length * features }, () => random.normal()),
    labels: Float32Array.from({ length }, (_, t) => labelOf(problem.loss, t, random.normal())),
  };
}

/** The rows of one batch: all that have a whole window. */
export function batchRows({ shape, batch }: Problem): Int32Array {
  return Int32Array.from({ length: batch }, (_, i) => shape.lookback - 1 + i);
}

function labelOf(loss: Loss, t: number, noise: number): number {
  switch (loss.kind) {
    case 'binary':
      return t % 2;
    case 'categorical':
      return t % loss.classWeights.length;
    case 'squared':
    case 'huber':
    case 'gaussian':
    case 'quantile':
      return noise;
    default:
      return assertNever(loss);
  }
}
