import { learningRate, type Schedule } from '@core/lstm/schedule';
import { createRandom } from '@core/random';
import { AppError } from '@shared/errors';
import type { EpochRow } from '@shared/runs';
import type { NamedArrays, Trainer, TrainerState } from '../device';
import { evaluate, type Judged } from './evaluate';

/** What is learned from, how it is judged and for how long. Row arrays hold bar indices with a known label. */
export interface FitPlan extends Judged {
  readonly train: Int32Array;
  readonly validation: Int32Array;
  readonly epochs: number;
  readonly batch: number;
  readonly schedule: Schedule;
  /** Epochs without a lower validation loss before training stops. */
  readonly patience: number;
  /** Decides the order of the rows in every epoch. */
  readonly seed: number;
  /**
   * Leaves out the curve of the training rows: null in every `EpochRow`. It decides nothing, and asking the model about them takes a quarter of
   * the time.
   */
  readonly isTrainCurveLeftOut?: boolean;
}

/**
 * Training after a finished epoch: with the plan and the data, all that decides what comes next. The order of rows is drawn
 * from (seed, epoch), dropout from (seed, step) and the learning rate follows from the curves, so none has a state of its own to save.
 */
export interface FitState {
  readonly seed: number;
  /** Epochs finished. */
  readonly epoch: number;
  readonly trainer: TrainerState;
  readonly best: BestEpoch;
  readonly rows: readonly EpochRow[];
}

export interface BestEpoch {
  readonly epoch: number;
  /** Plain loss on the validation rows. */
  readonly loss: number;
  readonly weights: NamedArrays;
}

export interface FitResult {
  readonly outcome: 'finished' | 'stopped early' | 'cancelled';
  /** Null when cancelled before the first epoch ended; else the trainer holds the weights of this epoch. */
  readonly bestEpoch: number | null;
  readonly rows: readonly EpochRow[];
}

/** What an epoch asks of the device: one update a batch. */
export interface EpochWork {
  /** From 1. */
  readonly epoch: number;
  /** Every training row once, in the epoch's own order, the last batch with what is left. */
  readonly batches: readonly Int32Array[];
  /** Learning rate of each. */
  readonly rates: readonly number[];
}

/** The epoch that follows; `before` is null at the start. */
export function epochAfter(plan: FitPlan, before: FitState | null): EpochWork {
  const epoch = (before?.epoch ?? 0) + 1;
  const batches = batchesOf(plan, epoch);
  return { epoch, batches, rates: ratesOf(plan, epoch, batches.length, before?.rows ?? []) };
}

/** Throws an `AppError` that names epoch and batch, from 1, where the loss of one is not a number. */
export function assertFinite(loss: number, { epoch, batches }: EpochWork, batch: number): void {
  if (!Number.isFinite(loss)) throw diverged(`in epoch ${epoch}, batch ${batch} of ${batches.length}`);
}

/**
 * Judges an epoch after its last update. `pause` is awaited between parts; null when it answers that it is time to stop.
 *
 * @param seconds asked once the epoch is judged: what it took
 */
export async function judgeEpoch(
  trainer: Trainer,
  plan: FitPlan,
  before: FitState | null,
  pause: () => Promise<boolean>,
  seconds: () => number,
): Promise<FitState | null> {
  const epoch = (before?.epoch ?? 0) + 1;
  const train = plan.isTrainCurveLeftOut ? leftOut : await evaluate(trainer, plan.train, plan, pause);
  if (train === null) return null;
  // Read before anything else is judged: now and then V8 13.6 let the figures of one judgement become those of the next (see `judge`).
  const { loss: trainLoss, accuracy: trainAccuracy } = train;
  const validation = await evaluate(trainer, plan.validation, plan, pause);
  if (validation === null) return null;
  if (trainLoss !== null && !Number.isFinite(trainLoss)) throw divergedAfter(epoch, 'training');
  if (!Number.isFinite(validation.loss)) throw divergedAfter(epoch, 'validation');

  const row: EpochRow = {
    epoch,
    trainLoss,
    validationLoss: validation.loss,
    trainAccuracy,
    validationAccuracy: validation.accuracy,
    seconds: seconds(),
  };
  const now = await trainer.exportState();
  const isBetter = before === null || validation.loss < before.best.loss;
  const best = isBetter ? { epoch, loss: validation.loss, weights: now.weights } : before.best;
  return { seed: plan.seed, epoch, trainer: now, best, rows: [...(before?.rows ?? []), row] };
}

export function isOver(state: FitState | null, plan: FitPlan): boolean {
  return state !== null && (state.epoch >= plan.epochs || isOutOfPatience(state, plan));
}

/** Leaves the trainer with the weights of its best epoch. */
export async function endFit(
  trainer: Trainer,
  plan: FitPlan,
  state: FitState | null,
  isCancelled: boolean,
): Promise<FitResult> {
  if (state !== null) await trainer.importWeights(state.best.weights);
  return {
    outcome: outcomeOf(isCancelled, state, plan),
    bestEpoch: state?.best.epoch ?? null,
    rows: state?.rows ?? [],
  };
}

function outcomeOf(isCancelled: boolean, state: FitState | null, plan: FitPlan): FitResult['outcome'] {
  if (isCancelled) return 'cancelled';
  return state !== null && state.epoch < plan.epochs && isOutOfPatience(state, plan)
    ? 'stopped early'
    : 'finished';
}

function isOutOfPatience(state: FitState, plan: FitPlan): boolean {
  return state.epoch - state.best.epoch >= plan.patience;
}

/** Throws an `AppError` where there is nothing to learn from, or a state is not that of the plan. */
export function assertPlan(plan: FitPlan, state: FitState | undefined): void {
  for (const split of ['train', 'validation'] as const) {
    if (plan[split].length > 0) continue;
    const name = split === 'train' ? 'training' : 'validation';
    throw new AppError(
      'invalid',
      `The ${name} split has no rows to learn from: give it a larger share or more data.`,
    );
  }
  if (state !== undefined && state.seed !== plan.seed) {
    throw new AppError(
      'conflict',
      `The checkpoint was made with seed ${state.seed}, this run has seed ${plan.seed}: start the run anew.`,
    );
  }
}

const leftOut = { loss: null, accuracy: null } as const;

function batchesOf(plan: FitPlan, epoch: number): readonly Int32Array[] {
  const order = plan.train.slice();
  createRandom(plan.seed, 'shuffle', epoch).shuffle(order);
  return Array.from({ length: Math.ceil(order.length / plan.batch) }, (_, k) =>
    order.subarray(k * plan.batch, (k + 1) * plan.batch),
  );
}

function ratesOf(
  plan: FitPlan,
  epoch: number,
  batches: number,
  rows: readonly EpochRow[],
): readonly number[] {
  const validationLosses = rows.map(({ validationLoss }) => validationLoss ?? Number.NaN);
  return Array.from({ length: batches }, (_, k) =>
    learningRate(plan.schedule, { epoch, epochs: plan.epochs, batch: k + 1, batches, validationLosses }),
  );
}

function divergedAfter(epoch: number, rows: 'training' | 'validation'): AppError {
  return diverged(`after epoch ${epoch}, on the ${rows} rows`);
}

function diverged(where: string): AppError {
  return new AppError(
    'invalid',
    `Training stopped ${where}: the loss is no longer a finite number. Lower the learning rate, set the gradient clip, or look for extreme or missing values in the features.`,
  );
}
