import type { ClassWeights } from '@core/lstm/loss';
import type { ModelShape, NamedArrays } from '@core/lstm/shape';
import type { DeviceInfo } from '@shared/devices';

export type { ModelShape, NamedArrays };

/** Everything of the training rule that the arithmetic needs. */
export interface TrainerOptions {
  readonly shape: ModelShape;
  readonly dropout: number;
  readonly learningRate: number;
  readonly clipNorm: number | null;
  /** Weight of the loss of rows labelled 0 and 1. */
  readonly classWeights: ClassWeights;
  /** Decides initial weights and dropout masks, and nothing else does. */
  readonly seed: number;
}

/**
 * What a trainer learns from. Windows are never materialised: row `t` stands for the bars
 * t - lookback + 1 ... t of `matrix`, gathered by the device.
 */
export interface TrainingData {
  readonly matrix: Float32Array; // [time, features]
  readonly labels: Float32Array; // [time], 0 or 1; NaN where unknown, never given as a row to step or evaluate
}

/** All that is needed to go on training as if nothing had happened. */
export interface TrainerState {
  readonly weights: NamedArrays;
  /** First and second Adam moments, in the order of `weights`. */
  readonly moments: readonly [NamedArrays, NamedArrays];
  /** Updates made so far. */
  readonly steps: number;
}

/** A model being trained on one device. Row arrays hold bar indices into `TrainingData`. */
export interface Trainer {
  readonly parameterCount: number;
  /** One update on one batch; the mean weighted loss of it, in nats, before the update. */
  step(rows: Int32Array): Promise<number>;
  /** P(up) of each row, dropout off. */
  predict(rows: Int32Array): Promise<Float32Array>;
  /** Gradients of the mean weighted loss over `rows`, dropout off; for the parity suite. */
  gradients(rows: Int32Array): Promise<NamedArrays>;
  exportState(): Promise<TrainerState>;
  importState(state: TrainerState): Promise<void>;
  /** Sets the weights alone, to restore the best epoch. */
  importWeights(weights: NamedArrays): Promise<void>;
  dispose(): void;
}

/** Where the arithmetic runs. */
export interface Device {
  readonly id: DeviceInfo['id'];
  /** Loads what it needs and says what it found; never throws. */
  probe(): Promise<DeviceInfo>;
  createTrainer(options: TrainerOptions, data: TrainingData): Promise<Trainer>;
}
