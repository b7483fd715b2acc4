import { AppError } from '@shared/errors';
import type { EpochRow } from '@shared/runs';
import type { NamedArrays, Trainer, TrainerState } from '../device';
import { createBreather } from './breather';
import {
  assertFinite,
  assertPlan,
  type BestEpoch,
  type EpochWork,
  epochAfter,
  type FitPlan,
  type FitResult,
  isOver,
  judgeEpoch,
  resultOf,
  type Standing,
} from './epoch';
import { createPace, type Pace } from './pace';

export type { FitPlan, FitResult } from './epoch';

/**
 * Training after a finished epoch: with the plan and the data, all that decides what comes next. The order of rows is drawn
 * from (seed, epoch), dropout from (seed, step) and the learning rate follows from the curves, so none has a state of its own to save.
 */
export interface FitState extends Standing {
  readonly seed: number;
  readonly trainer: TrainerState;
  readonly best: BestEpoch & { readonly weights: NamedArrays };
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

/**
 * Trains epoch by epoch, stops early on the validation loss and leaves the trainer with the weights of the best epoch. The loss of the curves is
 * the plain one, without class weights, label smoothing and dropout, on the rows of both splits, taken after the epoch's last
 * update, so that the two curves can be compared. Throws an `AppError` that names epoch and batch where the
 * loss stops being a number.
 */
export async function fit(trainer: Trainer, plan: FitPlan, hooks: FitHooks): Promise<FitResult> {
  assertPlan(plan);
  let state = hooks.resumeFrom ?? null;
  if (state !== null) {
    assertSeed(plan, state);
    await trainer.importState(state.trainer);
  }
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
  return resultOf(plan, state, isCancelled);
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
  if (!(await runBatches(trainer, epochAfter(plan, before), hooks, rhythm))) return null;
  const judged = await judgeEpoch(trainer, plan, before, {
    hasTrainCurve: true,
    async pause() {
      await rhythm.breathe();
      return hooks.shouldStop();
    },
    seconds: () => (hooks.now() - start) / 1000,
  });
  if (judged === null) return null;
  const { standing, isBest } = judged;
  const now = await trainer.exportState();
  const weights = isBest ? now.weights : before!.best.weights;
  return { ...standing, seed: plan.seed, trainer: now, best: { ...standing.best, weights } };
}

/** When to let the event loop run, and how much to ask of the device at once. */
interface Rhythm {
  readonly breathe: () => Promise<void>;
  readonly pace: Pace;
}

/** False when stopped. */
async function runBatches(
  trainer: Trainer,
  work: EpochWork,
  hooks: FitHooks,
  { breathe, pace }: Rhythm,
): Promise<boolean> {
  const { epoch, batches, rates } = work;
  for (let done = 0; done < batches.length; ) {
    await breathe();
    if (hooks.shouldStop()) return false;
    const end = done + pace.updates(batches.length - done);
    const start = hooks.now();
    const losses = await trainer.steps(batches.slice(done, end), rates.slice(done, end));
    pace.took(end - done, hooks.now() - start);
    for (const loss of losses) {
      done++;
      assertFinite(loss, work, done);
      hooks.onBatch({ epoch, batch: done, batches: batches.length, loss });
    }
  }
  return true;
}

function assertSeed(plan: FitPlan, state: FitState): void {
  if (state.seed === plan.seed) return;
  throw new AppError(
    'conflict',
    `The checkpoint was made with seed ${state.seed}, this run has seed ${plan.seed}: start the run anew.`,
  );
}
