import type { Loss, TrainerOptions, TrainingData } from '@compute/device';
import { dropoutMasks } from '@core/lstm/dropout';
import { initialWeights } from '@core/lstm/initial-weights';
import { type Batch, forward, lossAndGradients } from '@core/lstm/network';
import { clipByGlobalNorm, momentCount, update } from '@core/lstm/optimizers';
import { type NamedArrays, toFloat64, zeros64 } from '@core/lstm/shape';
import { createRandom, type Random } from '@core/random';
import { assertNever } from '@shared/errors';

/** A `TrainerState` in float64. */
export interface OracleState {
  readonly weights: NamedArrays<Float64Array>;
  readonly moments: readonly NamedArrays<Float64Array>[];
  readonly steps: number;
}

/** The float64 reference trained as a device trains: what a device is held against. */
export class Oracle {
  private readonly weights: NamedArrays<Float64Array>;
  private readonly moments: readonly NamedArrays<Float64Array>[];
  private done = 0;

  constructor(
    private readonly options: TrainerOptions,
    private readonly data: TrainingData,
  ) {
    const { shape, optimizer, seed } = options;
    this.weights = toFloat64(initialWeights(shape, seed));
    this.moments = Array.from({ length: momentCount(optimizer) }, () => zeros64(shape));
  }

  outputs(rows: Int32Array): Float64Array {
    return forward(this.options.shape, this.weights, this.batch(rows).inputs).outputs;
  }

  gradients(rows: Int32Array): NamedArrays<Float64Array> {
    const { shape, loss } = this.options;
    return lossAndGradients(shape, this.weights, this.batch(rows), loss).gradients;
  }

  steps(batches: readonly Int32Array[], learningRates: readonly number[]): Float64Array {
    return Float64Array.from(batches, (rows, k) => this.step(rows, learningRates[k]!));
  }

  /** Not a copy: it moves with the next step. */
  state(): OracleState {
    return { weights: this.weights, moments: this.moments, steps: this.done };
  }

  private step(rows: Int32Array, learningRate: number): number {
    const { shape, loss: kind, clipNorm, optimizer } = this.options;
    const masks = dropoutMasks(shape, { ...this.options, step: this.done }, 0, rows.length);
    const { loss, gradients } = lossAndGradients(shape, this.weights, this.batch(rows), kind, masks);
    if (clipNorm !== null) clipByGlobalNorm(gradients, clipNorm);
    this.done++;
    update(optimizer, this.weights, this.moments, gradients, this.done, learningRate);
    return loss;
  }

  private batch(rows: Int32Array): Batch {
    const { features, lookback } = this.options.shape;
    const width = features * lookback;
    const inputs = new Float64Array(rows.length * width);
    rows.forEach((row, b) => {
      const end = (row + 1) * features;
      inputs.set(this.data.matrix.subarray(end - width, end), b * width);
    });
    return { inputs, labels: Float64Array.from(rows, (row) => this.data.labels[row]!) };
  }
}

/** Normal features, and labels as the loss wants them that have nothing to do with them: a coin, a die or normal. */
export function noise(
  bars: number,
  features: number,
  loss: Loss = { kind: 'binary', classWeights: [1, 1], smoothing: 0 },
): TrainingData {
  const random = createRandom(1, 'noise', bars, features);
  return {
    matrix: Float32Array.from({ length: bars * features }, () => random.normal()),
    labels: Float32Array.from({ length: bars }, () => label(loss, random)),
  };
}

/** `count` rows that have a window, in a random order, each at most once. */
export function someRows(data: TrainingData, lookback: number, count: number, seed = 1): Int32Array {
  const rows = Int32Array.from({ length: data.labels.length - lookback + 1 }, (_, i) => lookback - 1 + i);
  createRandom(seed, 'rows').shuffle(rows);
  if (rows.length < count) throw new RangeError(`Only ${rows.length} rows have a window, not ${count}.`);
  return rows.slice(0, count);
}

function label(loss: Loss, random: Random): number {
  switch (loss.kind) {
    case 'binary':
      return random.int(2);
    case 'categorical':
      return random.int(loss.classWeights.length);
    case 'squared':
    case 'huber':
    case 'gaussian':
    case 'quantile':
      return random.normal();
    default:
      return assertNever(loss);
  }
}
