import { dropoutMask } from '@core/lstm/dropout';
import type { Loss } from '@core/lstm/losses';
import { clipByGlobalNorm, momentCount, type Optimizer, update } from '@core/lstm/optimizers';
import { assertArraysAre, copyArrays, type NamedArrays } from '@core/lstm/shape';
import { createRandom } from '@core/random';
import type { Trainer, TrainerState, TrainingData } from '../../device';
import { assertRowsFit } from '../../rows';
import type { TensorFlow } from '../load';
import { rowsOfMemory } from '../memory';
import type { SequenceKind, SequenceShape } from './architecture';
import { SequenceNetwork } from './network';
import { startingWeights, zerosOf } from './parameters';
import { windowsOf } from './windows';

export interface SequenceTrainerOptions {
  readonly kind: SequenceKind;
  /** `outputs` is `outputsOf(loss)`. */
  readonly shape: SequenceShape;
  readonly loss: Loss;
  /** Share of the units dropped where the architecture drops any. */
  readonly dropout: number;
  readonly clipNorm: number | null;
  /** Decides initial weights and dropout masks, and nothing else does. */
  readonly seed: number;
}

const optimizer: Optimizer = { kind: 'adam', weightDecay: 0 };

/**
 * Trains a GRU or a Transformer with Adam, so that the training loop of the LSTM trains these too. Forward and backward pass run in
 * TensorFlow.js; loss, weights and moments are those of `core`, in plain arrays.
 */
export class SequenceTrainer implements Trainer {
  readonly parameterCount: number;
  private readonly network: SequenceNetwork;
  private weights: NamedArrays;
  private moments: readonly NamedArrays[];
  private updates = 0;
  /** Rows in one pass; larger batches are taken in parts and added up. */
  private readonly rowsAtOnce: number;

  /** Throws an `AppError` where one row is more than TensorFlow has memory for. */
  constructor(
    tf: TensorFlow,
    private readonly options: SequenceTrainerOptions,
    private readonly data: TrainingData,
    rowsAtOnce?: number,
  ) {
    const { kind, shape, seed } = options;
    this.network = new SequenceNetwork(tf, kind, shape);
    const { parameters, bytesOfRow } = this.network;
    this.rowsAtOnce = rowsAtOnce ?? rowsOfMemory(bytesOfRow, shape);
    this.parameterCount = parameters.reduce((sum, { size }) => sum + size, 0);
    this.weights = startingWeights(parameters, seed);
    this.moments = Array.from({ length: momentCount(optimizer) }, () => zerosOf(parameters));
  }

  async steps(batches: readonly Int32Array[], learningRates: readonly number[]): Promise<Float64Array> {
    for (const rows of batches) assertRowsFit(this.options.shape, this.data, rows);
    return Float64Array.from(batches, (rows, k) => this.step(rows, learningRates[k]!));
  }

  async outputs(rows: Int32Array): Promise<Float32Array> {
    const { shape } = this.options;
    assertRowsFit(shape, this.data, rows);
    const said = new Float32Array(rows.length * shape.outputs);
    for (const { from, to } of this.parts(rows)) {
      const windows = windowsOf(shape, this.data, rows.subarray(from, to));
      said.set(this.network.outputs(this.weights, windows), from * shape.outputs);
    }
    return said;
  }

  async gradients(rows: Int32Array): Promise<NamedArrays> {
    assertRowsFit(this.options.shape, this.data, rows);
    return this.lossAndGradients(rows, 0).gradients;
  }

  async exportState(): Promise<TrainerState> {
    return {
      weights: copyArrays(this.weights),
      moments: this.moments.map(copyArrays),
      steps: this.updates,
    };
  }

  async importState(state: TrainerState): Promise<void> {
    for (const arrays of [state.weights, ...state.moments]) assertArraysAre(this.network.parameters, arrays);
    this.weights = copyArrays(state.weights);
    this.moments = state.moments.map(copyArrays);
    this.updates = state.steps;
  }

  async importWeights(weights: NamedArrays): Promise<void> {
    assertArraysAre(this.network.parameters, weights);
    this.weights = copyArrays(weights);
  }

  /** No tensor outlives a call, so only plain arrays are left to let go. */
  dispose(): void {
    this.weights = [];
    this.moments = [];
  }

  private step(rows: Int32Array, learningRate: number): number {
    const { clipNorm, dropout } = this.options;
    const { loss, gradients } = this.lossAndGradients(rows, dropout);
    if (clipNorm !== null) clipByGlobalNorm(gradients, clipNorm);
    this.updates++;
    update(optimizer, this.weights, this.moments, gradients, this.updates, learningRate);
    return loss;
  }

  private lossAndGradients(rows: Int32Array, dropout: number) {
    const { shape, loss: of } = this.options;
    const gradients = zerosOf(this.network.parameters);
    let loss = 0;
    for (const { from, to } of this.parts(rows)) {
      const part = rows.subarray(from, to);
      const samples = {
        windows: windowsOf(shape, this.data, part),
        labels: Float32Array.from(part, (row) => this.data.labels[row]!),
        masks: dropout === 0 ? null : this.masks(dropout, from, to),
        batchRows: rows.length,
      };
      loss += this.network.addGradients(of, this.weights, samples, gradients);
    }
    return { loss, gradients };
  }

  /** Drawn from seed, step and place alone, so that a batch may be taken in parts. */
  private masks(dropout: number, from: number, to: number): readonly Float32Array[] {
    return this.network.maskWidths.map((width, place) => {
      const key = createRandom(this.options.seed, 'dropout', this.updates, place).int(2 ** 32);
      return dropoutMask(key, dropout, from, to, width);
    });
  }

  private *parts(rows: Int32Array) {
    for (let from = 0; from < rows.length; from += this.rowsAtOnce) {
      yield { from, to: Math.min(rows.length, from + this.rowsAtOnce) };
    }
  }
}
