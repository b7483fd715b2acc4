import { learningRate, type Schedule } from '@core/lstm/schedule';
import { createRandom } from '@core/random';
import { AppError } from '@shared/errors';
import type { EpochRow } from '@shared/runs';
import type { NamedArrays, Trainer, TrainerState } from '../device';
import { createBreather } from './breather';
import { evaluate, type Judged } from './evaluate';
import { createPace, type Pace } from './pace';

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

export interface BatchInfo {
  /** From 1, as the batch. */
  readonly epoch: number;
  readonly batch: number;
  readonly batches: number;
  /** Mean loss of the batch, class weights, smoothing and dropout on, before its update. */
  readonly loss: number;
}

export interface FitHooks {
  /** Goes on after this epoch, to the same bits as if nothing had happened. */
  readonly resumeFrom?: FitState;
  onBatch(info: BatchInfo): void;
  /** Awaited before the next epoch begins: the place to save a checkpoint. */
  onEpoch(row: EpochRow, state: FitState): void | Promise<void>;
  /** Asked between calls to the device, which take about a tenth of a second (`pace.ts`). */
  shouldStop(): boolean;
  /** Milliseconds, from any origin. */
  now(): number;
}

export interface FitResult {
  readonly outcome: 'finished' | 'stopped early' | 'cancelled';
  /** Null when cancelled before the first epoch ended; else the trainer holds the weights of this epoch. */
  readonly bestEpoch: number | null;
  readonly rows: readonly EpochRow[];
}

/**
 * Trains epoch by epoch, stops early on the validation loss and restores the weights of the best epoch. The loss of the curves is
 * the plain one, without class weights, label smoothing and dropout, on the rows of both splits, taken after the epoch's last
 * update, so that the two curves can be compared. Throws an `AppError` that names epoch and batch where the
 * loss stops being a number.
 */
export async function fit(trainer: Trainer, plan: FitPlan, hooks: FitHooks): Promise<FitResult> {
  assertPlan(plan, hooks.resumeFrom);
  let state = hooks.resumeFrom ?? null;
  if (state !== null) await trainer.importState(state.trainer);
  const breathe = createBreather(() => hooks.now());
  const pace = createPace();
  let isCancelled = false;
  while (!isCancelled && !isOver(state, plan)) {
    const next = await runEpoch(trainer, plan, hooks, state, { breathe, pace });
    if (next === null) isCancelled = true;
    else {
      state = next;
      await hooks.onEpoch(state.rows.at(-1)!, state);
    }
  }
  if (state !== null) await trainer.importWeights(state.best.weights);
  return {
    outcome: outcomeOf(isCancelled, state, plan),
    bestEpoch: state?.best.epoch ?? null,
    rows: state?.rows ?? [],
  };
}

/** One epoch and its evaluation; null when stopped on the way. */
async function runEpoch(
  trainer: Trainer,
  plan: FitPlan,
  hooks: FitHooks,
  before: FitState | null,
  rhythm: Rhythm,
): Promise<FitState | null> {
  const start = hooks.now();
  const epoch = (before?.epoch ?? 0) + 1;
  if (!(await runBatches(trainer, plan, hooks, before, rhythm))) return null;

  const pause = async () => {
    await rhythm.breathe();
    return hooks.shouldStop();
  };
  const train = await evaluate(trainer, plan.train, plan, pause);
  if (train === null) return null;
  // Read before anything else is judged: now and then V8 13.6 let the figures of one judgement become those of the next (see `judge`).
  const { loss: trainLoss, accuracy: trainAccuracy } = train;
  const validation = await evaluate(trainer, plan.validation, plan, pause);
  if (validation === null) return null;
  if (!Number.isFinite(trainLoss) || !Number.isFinite(validation.loss)) {
    throw diverged(
      `after epoch ${epoch}, on the ${Number.isFinite(trainLoss) ? 'validation' : 'training'} rows`,
    );
  }

  const row: EpochRow = {
    epoch,
    trainLoss,
    validationLoss: validation.loss,
    trainAccuracy,
    validationAccuracy: validation.accuracy,
    seconds: (hooks.now() - start) / 1000,
  };
  const now = await trainer.exportState();
  const isBetter = before === null || validation.loss < before.best.loss;
  const best = isBetter ? { epoch, loss: validation.loss, weights: now.weights } : before.best;
  return { seed: plan.seed, epoch, trainer: now, best, rows: [...(before?.rows ?? []), row] };
}

/** When to let the event loop run, and how much to ask of the device at once. */
interface Rhythm {
  readonly breathe: () => Promise<void>;
  readonly pace: Pace;
}

/** Every training row once, in the epoch's own order, the last batch with what is left. False when stopped. */
async function runBatches(
  trainer: Trainer,
  plan: FitPlan,
  hooks: FitHooks,
  before: FitState | null,
  { breathe, pace }: Rhythm,
): Promise<boolean> {
  const epoch = (before?.epoch ?? 0) + 1;
  const batches = batchesOf(plan, epoch);
  const rates = ratesOf(plan, epoch, batches.length, before?.rows ?? []);
  for (let done = 0; done < batches.length; ) {
    await breathe();
    if (hooks.shouldStop()) return false;
    const end = done + pace.updates(batches.length - done);
    const start = hooks.now();
    const losses = await trainer.steps(batches.slice(done, end), rates.slice(done, end));
    pace.took(end - done, hooks.now() - start);
    for (const loss of losses) {
      done++;
      if (!Number.isFinite(loss)) throw diverged(`in epoch ${epoch}, batch ${done} of ${batches.length}`);
      hooks.onBatch({ epoch, batch: done, batches: batches.length, loss });
    }
  }
  return true;
}

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

function isOver(state: FitState | null, plan: FitPlan): boolean {
  return state !== null && (state.epoch >= plan.epochs || isOutOfPatience(state, plan));
}

function isOutOfPatience(state: FitState, plan: FitPlan): boolean {
  return state.epoch - state.best.epoch >= plan.patience;
}

function outcomeOf(isCancelled: boolean, state: FitState | null, plan: FitPlan): FitResult['outcome'] {
  if (isCancelled) return 'cancelled';
  return state !== null && state.epoch < plan.epochs && isOutOfPatience(state, plan)
    ? 'stopped early'
    : 'finished';
}

function assertPlan(plan: FitPlan, state: FitState | undefined): void {
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

function diverged(where: string): AppError {
  return new AppError(
    'invalid',
    `Training stopped ${where}: the loss is no longer a finite number. Lower the learning rate, set the gradient clip, or look for extreme or missing values in the features.`,
  );
}
