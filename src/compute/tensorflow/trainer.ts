import { dropoutMasks } from '@core/lstm/dropout';
import { initialWeights } from '@core/lstm/initial-weights';
import { clipByGlobalNorm, momentCount, update } from '@core/lstm/optimizers';
import { assertArraysFit, copyArrays, type NamedArrays, parameterCount, zeros } from '@core/lstm/shape';
import type { Trainer, TrainerOptions, TrainerState, TrainingData } from '../device';
import { assertRowsFit } from '../rows';
import { assertStateFits } from '../state';
import { gatherWindows, layOutMasks } from './gather';
import type { TensorFlow } from './load';
import { rowsThatFit } from './memory';
import { Network } from './network';

/**
 * Trains with TensorFlow.js ops. Forward and backward pass run in TensorFlow; weights and the optimizer's moments live in plain
 * arrays in the canonical layout, so that saving and restoring them is exact.
 */
export class TensorFlowTrainer implements Trainer {
  readonly parameterCount: number;
  private readonly network: Network;
  private weights: NamedArrays;
  private moments: readonly NamedArrays[];
  private updates = 0;

  /** Throws an `AppError` where one row is more than TensorFlow has memory for. */
  constructor(
    tf: TensorFlow,
    private readonly options: TrainerOptions,
    private readonly data: TrainingData,
    /** Rows in one pass; larger batches are taken in parts and added up. */
    private readonly rowsAtOnce = rowsThatFit(options.shape),
  ) {
    const { shape, loss, optimizer, seed } = options;
    this.parameterCount = parameterCount(shape);
    this.network = new Network(tf, shape, loss);
    this.weights = initialWeights(shape, seed);
    this.moments = Array.from({ length: momentCount(optimizer) }, () => zeros(shape));
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
      const inputs = gatherWindows(shape, this.data, rows.subarray(from, to));
      said.set(this.network.outputs(this.weights, inputs), from * shape.outputs);
    }
    return said;
  }

  async gradients(rows: Int32Array): Promise<NamedArrays> {
    assertRowsFit(this.options.shape, this.data, rows);
    return this.lossAndGradients(rows, { dropout: 0, recurrentDropout: 0 }).gradients;
  }

  async exportState(): Promise<TrainerState> {
    return {
      weights: copyArrays(this.weights),
      moments: this.moments.map(copyArrays),
      steps: this.updates,
    };
  }

  async importState(state: TrainerState): Promise<void> {
    assertStateFits(this.options, state);
    this.weights = copyArrays(state.weights);
    this.moments = state.moments.map(copyArrays);
    this.updates = state.steps;
  }

  async importWeights(weights: NamedArrays): Promise<void> {
    assertArraysFit(this.options.shape, weights);
    this.weights = copyArrays(weights);
  }

  /** No tensor outlives a call, so only plain arrays are left to let go. */
  dispose(): void {
    this.weights = [];
    this.moments = [];
  }

  private step(rows: Int32Array, learningRate: number): number {
    const { clipNorm, optimizer } = this.options;
    const { loss, gradients } = this.lossAndGradients(rows, this.options);
    if (clipNorm !== null) clipByGlobalNorm(gradients, clipNorm);
    this.updates++;
    update(optimizer, this.weights, this.moments, gradients, this.updates, learningRate);
    return loss;
  }

  private lossAndGradients(
    rows: Int32Array,
    { dropout, recurrentDropout }: Pick<TrainerOptions, 'dropout' | 'recurrentDropout'>,
  ) {
    const { shape, seed } = this.options;
    const gradients = zeros(shape);
    const draw = { dropout, recurrentDropout, seed, step: this.updates };
    let loss = 0;
    for (const { from, to } of this.parts(rows)) {
      const part = rows.subarray(from, to);
      const samples = {
        inputs: gatherWindows(shape, this.data, part),
        labels: Float32Array.from(part, (row) => this.data.labels[row]!),
        masks: layOutMasks(shape, dropoutMasks(shape, draw, from, to)),
        batchRows: rows.length,
      };
      loss += this.network.addGradients(this.weights, samples, gradients);
    }
    return { loss, gradients };
  }

  private *parts(rows: Int32Array) {
    for (let from = 0; from < rows.length; from += this.rowsAtOnce) {
      yield { from, to: Math.min(rows.length, from + this.rowsAtOnce) };
    }
  }
}
