import type { FitPlan } from '@compute/training/fit';
import type { EpochRow } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import type { FoldData } from '../models/fold-data';
import { planOf } from '../models/train-model';

/** A model of a trial, to be trained. */
export interface ModelToTrain {
  /** With the options of this model, its seed among them. */
  readonly data: FoldData;
  readonly plan: FitPlan;
  /** Told how far it is, in epochs. */
  onProgress(epochs: number): void;
  /** Whether to stop after this epoch: its trial is pruned. */
  isToStopAfter(row: EpochRow): boolean;
  /** Whether its trial is cancelled. */
  isCancelled(): boolean;
}

/** What came of one: null where it was cancelled. */
export interface TrialTraining {
  readonly rows: readonly EpochRow[];
  readonly bestEpoch: number;
  /** What its head says of the validation rows. [rows, outputs] */
  readonly outputs: Float32Array;
}

/** Trains a model to its end, or until its trial is pruned. @throws AppError `invalid` where its loss stops being a number */
export type TrainModel = (model: ModelToTrain) => Promise<TrialTraining | null>;

/** A trial is cancelled within two seconds, so messages can wait; each look at them takes milliseconds on a busy machine. */
export const breathMs = 250;

/** The training curve decides nothing, and nobody sees that of a trial. */
export function planOfTrial({ training }: ExperimentSpec, data: FoldData): FitPlan {
  return { ...planOf(training, data, data.options.seed), isTrainCurveLeftOut: true };
}
