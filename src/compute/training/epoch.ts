import { learningRate, type Schedule } from '@core/lstm/schedule';
import { createRandom } from '@core/random';
import { AppError } from '@shared/errors';
import type { EpochRow } from '@shared/runs';
import type { Trainer } from '../device';
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
}

/** How training stands after a finished epoch: whether it goes on, and at which rate. */
export interface Standing {
  /** Epochs finished. */
  readonly epoch: number;
  readonly best: BestEpoch;
  readonly rows: readonly EpochRow[];
}

export interface BestEpoch {
  readonly epoch: number;
  /** Plain loss on the validation rows. */
  readonly loss: number;
}

export interface FitResult {
  readonly outcome: 'finished' | 'stopped early' | 'cancelled';
  /** Null when cancelled before the first epoch ended. */
  readonly bestEpoch: number | null;
  readonly rows: readonly EpochRow[];
}

/** An epoch after its last update. */
export interface JudgedEpoch {
  readonly standing: Standing;
  /** Whether it is the best so far. */
  readonly isBest: boolean;
  /** What the head says of the validation rows. [rows, outputs] */
  readonly outputs: Float32Array;
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
export function epochAfter(plan: FitPlan, before: Standing | null): EpochWork {
  const epoch = (before?.epoch ?? 0) + 1;
  const batches = batchesOf(plan, epoch);
  return { epoch, batches, rates: ratesOf(plan, epoch, batches.length, before?.rows ?? []) };
}

/** Throws an `AppError` that names epoch and batch, from 1, where the loss of one is not a number. */
export function assertFinite(loss: number, { epoch, batches }: EpochWork, batch: number): void {
  if (!Number.isFinite(loss)) throw diverged(`in epoch ${epoch}, batch ${batch} of ${batches.length}`);
}

export interface Judging {
  /** Whether the training rows are judged too. Their curve decides nothing, and asking the model about them takes a quarter of the time. */
  readonly hasTrainCurve: boolean;
  /** Awaited between parts; answers whether it is time to stop. */
  pause(): Promise<boolean>;
  /** Asked once the epoch is judged: what it took. */
  seconds(): number;
}

/** Judges an epoch after its last update; null when it was time to stop. */
export async function judgeEpoch(
  trainer: Trainer,
  plan: FitPlan,
  before: Standing | null,
  { hasTrainCurve, pause, seconds }: Judging,
): Promise<JudgedEpoch | null> {
  const epoch = (before?.epoch ?? 0) + 1;
  const train = hasTrainCurve ? await evaluate(trainer, plan.train, plan, pause) : leftOut;
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
  const isBest = before === null || validation.loss < before.best.loss;
  const best = isBest ? { epoch, loss: validation.loss } : before.best;
  return {
    standing: { epoch, best, rows: [...(before?.rows ?? []), row] },
    isBest,
    outputs: validation.outputs,
  };
}

export function isOver(standing: Standing | null, plan: FitPlan): boolean {
  return standing !== null && (standing.epoch >= plan.epochs || isOutOfPatience(standing, plan));
}

export function resultOf(plan: FitPlan, standing: Standing | null, isCancelled: boolean): FitResult {
  return {
    outcome: outcomeOf(isCancelled, standing, plan),
    bestEpoch: standing?.best.epoch ?? null,
    rows: standing?.rows ?? [],
  };
}

function outcomeOf(isCancelled: boolean, standing: Standing | null, plan: FitPlan): FitResult['outcome'] {
  if (isCancelled) return 'cancelled';
  return standing !== null && standing.epoch < plan.epochs && isOutOfPatience(standing, plan)
    ? 'stopped early'
    : 'finished';
}

function isOutOfPatience(standing: Standing, plan: FitPlan): boolean {
  return standing.epoch - standing.best.epoch >= plan.patience;
}

/** Throws an `AppError` where there is nothing to learn from. */
export function assertPlan(plan: FitPlan): void {
  for (const split of ['train', 'validation'] as const) {
    if (plan[split].length > 0) continue;
    const name = split === 'train' ? 'training' : 'validation';
    throw new AppError(
      'invalid',
      `The ${name} split has no rows to learn from: give it a larger share or more data.`,
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
