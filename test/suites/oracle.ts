import type { TrainerOptions, TrainingData } from '@compute/device';
import { adamUpdate, clipByGlobalNorm } from '@core/lstm/adam';
import { type DropoutDraw, dropoutMasks } from '@core/lstm/dropout';
import { initialWeights } from '@core/lstm/initial-weights';
import { sigmoid } from '@core/lstm/layer';
import { type Batch, forward, lossAndGradients } from '@core/lstm/network';
import { type NamedArrays, toFloat64, zeros64 } from '@core/lstm/shape';
import { createRandom } from '@core/random';

/** The float64 reference trained as a device trains: what a device is held against. */
export class Oracle {
  private readonly weights: NamedArrays<Float64Array>;
  private readonly moments: readonly [NamedArrays<Float64Array>, NamedArrays<Float64Array>];
  private steps = 0;

  constructor(
    private readonly options: TrainerOptions,
    private readonly data: TrainingData,
  ) {
    const { shape } = options;
    this.weights = toFloat64(initialWeights(shape, options.seed));
    this.moments = [zeros64(shape), zeros64(shape)];
  }

  predict(rows: Int32Array): Float64Array {
    const { inputs } = this.batch(rows);
    return forward(this.options.shape, this.weights, inputs).logits.map(sigmoid);
  }

  gradients(rows: Int32Array): NamedArrays<Float64Array> {
    const { shape, classWeights } = this.options;
    return lossAndGradients(shape, this.weights, this.batch(rows), classWeights).gradients;
  }

  step(rows: Int32Array): number {
    const { shape, classWeights, clipNorm, dropout, learningRate, seed } = this.options;
    const draw: DropoutDraw = { rate: dropout, seed, step: this.steps };
    const masks = dropoutMasks(shape, draw, 0, rows.length);
    const { loss, gradients } = lossAndGradients(shape, this.weights, this.batch(rows), classWeights, masks);
    if (clipNorm !== null) clipByGlobalNorm(gradients, clipNorm);
    this.steps++;
    adamUpdate(this.weights, this.moments, gradients, this.steps, learningRate);
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

/** Normal features and coin-flip labels; the first bars have none, as in real data. */
export function noise(bars: number, features: number, seed = 1): TrainingData {
  const random = createRandom(seed, 'noise', bars, features);
  return {
    matrix: Float32Array.from({ length: bars * features }, () => random.normal()),
    labels: Float32Array.from({ length: bars }, () => random.int(2)),
  };
}

/** `count` rows that have a window, in a random order, each at most once. */
export function someRows(data: TrainingData, lookback: number, count: number, seed = 1): Int32Array {
  const rows = Int32Array.from({ length: data.labels.length - lookback + 1 }, (_, i) => lookback - 1 + i);
  createRandom(seed, 'rows').shuffle(rows);
  if (rows.length < count) throw new RangeError(`Only ${rows.length} rows have a window, not ${count}.`);
  return rows.slice(0, count);
}
