import { adamUpdate, clipByGlobalNorm } from '@core/lstm/adam';
import { dropoutMasks } from '@core/lstm/dropout';
import { initialWeights } from '@core/lstm/initial-weights';
import { sigmoid } from '@core/lstm/layer';
import { assertArraysFit, copyArrays, type NamedArrays, parameterCount, zeros } from '@core/lstm/shape';
import { AppError } from '@shared/errors';
import type { ModelShape, Trainer, TrainerOptions, TrainerState, TrainingData } from '../device';
import { assertRowsFit } from '../rows';
import { gatherWindows } from './gather';
import type { TensorFlow } from './load';
import { Network } from './network';
import { joinedRows } from './pack';

/**
 * Trains with TensorFlow.js ops. Loss, gradients and predictions are computed by TensorFlow; weights and Adam's moments live in plain
 * arrays in the canonical layout, so that saving and restoring them is exact.
 */
export class TensorFlowTrainer implements Trainer {
  readonly parameterCount: number;
  private readonly network: Network;
  private weights: NamedArrays;
  private moments: readonly [NamedArrays, NamedArrays];
  private steps = 0;

  constructor(
    tf: TensorFlow,
    private readonly options: TrainerOptions,
    private readonly data: TrainingData,
    /** Rows in one pass; larger batches are taken in parts and added up. */
    private readonly rowsAtOnce = rowsThatFit(options.shape),
  ) {
    const { shape } = options;
    this.parameterCount = parameterCount(shape);
    this.network = new Network(tf, shape, options.classWeights);
    this.weights = initialWeights(shape, options.seed);
    this.moments = [zeros(shape), zeros(shape)];
  }

  async step(rows: Int32Array): Promise<number> {
    const { clipNorm, learningRate } = this.options;
    const { loss, gradients } = this.lossAndGradients(rows, this.options.dropout);
    if (clipNorm !== null) clipByGlobalNorm(gradients, clipNorm);
    this.steps++;
    adamUpdate(this.weights, this.moments, gradients, this.steps, learningRate);
    return loss;
  }

  async predict(rows: Int32Array): Promise<Float32Array> {
    const { shape } = this.options;
    assertRowsFit(shape, this.data, rows);
    const probabilities = new Float32Array(rows.length);
    for (let from = 0; from < rows.length; from += this.rowsAtOnce) {
      const to = Math.min(rows.length, from + this.rowsAtOnce);
      const logits = this.network.logits(this.weights, gatherWindows(shape, this.data, rows, from, to));
      probabilities.set(logits.map(sigmoid), from);
    }
    return probabilities;
  }

  async gradients(rows: Int32Array): Promise<NamedArrays> {
    return this.lossAndGradients(rows, 0).gradients;
  }

  async exportState(): Promise<TrainerState> {
    const [first, second] = this.moments;
    return {
      weights: copyArrays(this.weights),
      moments: [copyArrays(first), copyArrays(second)],
      steps: this.steps,
    };
  }

  async importState(state: TrainerState): Promise<void> {
    const [first, second] = state.moments;
    for (const arrays of [state.weights, first, second]) assertArraysFit(this.options.shape, arrays);
    this.weights = copyArrays(state.weights);
    this.moments = [copyArrays(first), copyArrays(second)];
    this.steps = state.steps;
  }

  async importWeights(weights: NamedArrays): Promise<void> {
    assertArraysFit(this.options.shape, weights);
    this.weights = copyArrays(weights);
  }

  /** No tensor outlives a call, so only plain arrays are left to let go. */
  dispose(): void {
    this.weights = [];
    this.moments = [[], []];
  }

  private lossAndGradients(rows: Int32Array, dropout: number) {
    const { shape, seed } = this.options;
    assertRowsFit(shape, this.data, rows);
    const gradients = zeros(shape);
    const draw = { rate: dropout, seed, step: this.steps };
    let loss = 0;
    for (let from = 0; from < rows.length; from += this.rowsAtOnce) {
      const to = Math.min(rows.length, from + this.rowsAtOnce);
      const samples = {
        inputs: gatherWindows(shape, this.data, rows, from, to),
        labels: Float32Array.from(rows.subarray(from, to), (row) => this.data.labels[row]!),
        masks: dropoutMasks(shape, draw, from, to),
        batchRows: rows.length,
      };
      loss += this.network.addGradients(this.weights, samples, gradients);
    }
    return { loss, gradients };
  }
}

/** What the tensors of one pass may take; the WebAssembly heap ends at 2 GB. */
const memoryAtOnce = 256 * 2 ** 20;
const memoryAtMost = 1.5 * 2 ** 30;

/** How many rows a pass can take at once. Throws where not even one fits. */
export function rowsThatFit(shape: ModelShape): number {
  let values = 0;
  // Kept a bar: 14 matrices of `hidden`, 4 joined inputs, 4 gradients of four gates each while they are multiplied.
  for (let k = 0; k < shape.layers; k++)
    values += shape.lookback * (30 * shape.hidden + 4 * joinedRows(shape, k));
  const bytes = 4 * values;
  if (bytes > memoryAtMost) {
    throw new AppError(
      'unsupported',
      `One window of ${shape.lookback} bars through ${shape.layers} layers of ${shape.hidden} units takes ${(bytes / 2 ** 30).toFixed(1)} GB to train, more than TensorFlow.js has: shorten the lookback or make the model smaller.`,
    );
  }
  return Math.max(1, Math.floor(memoryAtOnce / bytes));
}
