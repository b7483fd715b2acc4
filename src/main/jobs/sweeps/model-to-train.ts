import type { FitPlan } from '@compute/training/fit';
import type { GroupMember, MemberEnd } from '@compute/training/fit-group';
import type { EpochRow } from '@shared/runs';
import type { FoldData } from '../models/fold-data';

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

/** As `fitGroup` wants it. */
export function memberOf(model: ModelToTrain): GroupMember {
  let isPruned = false;
  return {
    plan: model.plan,
    hooks: {
      onBatch: ({ epoch, batch, batches }) => model.onProgress(epoch - 1 + batch / batches),
      onEpoch(row) {
        isPruned = model.isToStopAfter(row);
      },
      shouldStop: () => isPruned || model.isCancelled(),
    },
  };
}

/** @throws what it failed with */
export function trainingOf(model: ModelToTrain, end: MemberEnd): TrialTraining | null {
  if (!end.ok) throw end.error;
  const { rows, bestEpoch, outputs } = end.result;
  return model.isCancelled() || bestEpoch === null || outputs === null ? null : { rows, bestEpoch, outputs };
}
