import type { Loss } from '@core/lstm/losses';
import type { Optimizer } from '@core/lstm/optimizers';
import type { ModelShape, NamedArrays } from '@core/lstm/shape';
import type { DeviceInfo } from '@shared/devices';

export type { Loss, ModelShape, NamedArrays, Optimizer };

/** Everything of the training rule that the arithmetic needs, but the learning rate, which may move (`core/lstm/schedule`). */
export interface TrainerOptions {
  /** `shape.outputs` is `outputsOf(loss)`. */
  readonly shape: ModelShape;
  readonly loss: Loss;
  /** Share of the units dropped between layers and before the head. */
  readonly dropout: number;
  /** Share of the units dropped on the recurrent input, one mask a sequence. */
  readonly recurrentDropout: number;
  readonly optimizer: Optimizer;
  readonly clipNorm: number | null;
  /** Decides initial weights and dropout masks, and nothing else does. */
  readonly seed: number;
}

/**
 * What a trainer learns from. Windows are never materialised: row `t` stands for the bars
 * t - lookback + 1 ... t of `matrix`, gathered by the device.
 */
export interface TrainingData {
  readonly matrix: Float32Array; // [time, features]
  /** As the loss wants them; NaN where unknown, never given as a row to `steps` or `gradients`. [time] */
  readonly labels: Float32Array;
}

/** All that is needed to go on training as if nothing had happened, on this device or another. */
export interface TrainerState {
  readonly weights: NamedArrays;
  /** What the optimizer keeps, `momentCount` arrays in the order of `weights`. */
  readonly moments: readonly NamedArrays[];
  /** Updates made so far. */
  readonly steps: number;
}

/** A model being trained on one device. Row arrays hold bar indices into `TrainingData`. */
export interface Trainer {
  readonly parameterCount: number;
  /**
   * One update a batch, in order, each with its learning rate; the mean loss of each batch before its update, as the loss
   * of the options says, dropout on. One call of many updates gives the same bits as many calls of one.
   */
  steps(batches: readonly Int32Array[], learningRates: readonly number[]): Promise<Float64Array>;
  /** What the head says of each row, before any link function, dropout off. [rows, outputs] */
  outputs(rows: Int32Array): Promise<Float32Array>;
  /** Gradients of the mean loss over `rows`, dropout off; for the parity suite. */
  gradients(rows: Int32Array): Promise<NamedArrays>;
  exportState(): Promise<TrainerState>;
  importState(state: TrainerState): Promise<void>;
  /** Sets the weights alone, to restore the best epoch. */
  importWeights(weights: NamedArrays): Promise<void>;
  dispose(): void;
}

/** Several models trained side by side: seeds, folds, trials of one shape. Each comes out with the bits it has alone. */
export interface TrainerGroup {
  /** One a model, in the order of the options, each still a trainer of its own. They end with the group. */
  readonly trainers: readonly Trainer[];
  /**
   * As `Trainer.steps`, of all models at once: batches, learning rates and losses are [models][updates], as many updates for
   * every model. Batches may differ in size; a model whose batch is empty sits that update out, with a loss of NaN.
   */
  steps(
    batches: readonly (readonly Int32Array[])[],
    learningRates: readonly (readonly number[])[],
  ): Promise<readonly Float64Array[]>;
  dispose(): void;
}

/** Where the arithmetic runs. */
export interface Device {
  readonly id: DeviceInfo['id'];
  /** Loads what it needs and says what it found; never throws. */
  probe(): Promise<DeviceInfo>;
  createTrainer(options: TrainerOptions, data: TrainingData): Promise<Trainer>;
  /** Only of a device whose trainers may run in threads side by side: bytes that one takes at most, on one thread. */
  memoryOf?(options: TrainerOptions): number;
  /**
   * Only of a device that gains by it. The models share shape, kind of loss and kind of optimizer; all else may differ. Data is one
   * object a model; the same object again is held once.
   */
  createGroup?(options: readonly TrainerOptions[], data: readonly TrainingData[]): Promise<TrainerGroup>;
}
