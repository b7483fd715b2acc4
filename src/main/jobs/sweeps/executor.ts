import type { PruningRule } from '@core/search/pruner';
import type { ExperimentSpec } from '@shared/spec';
import type { Objective } from '@shared/sweep-plan';
import type { TrialRecord } from '@shared/sweeps';

/**
 * A trial to be made, whole: what comes of it is a function of the spec, which has its seeds, the content of the data and the rule. Wherever it is
 * made, that place needs nothing else.
 */
export interface TrialTask {
  readonly number: number;
  /** With the proposal in it and no plan. */
  readonly spec: ExperimentSpec;
  /** Series of the spec by the names that it has for them, as of the start of the sweep: they may be called otherwise by now. */
  readonly series: ReadonlyMap<string, number>;
  /** Of the data that the first trial of the sweep read; another content is a failure, null takes any. */
  readonly dataHash: string | null;
  readonly objectives: readonly Objective[];
  readonly rule: PruningRule;
}

/** A trial at its end. */
export interface TrialResult {
  readonly record: TrialRecord;
  /** Returns of the account on validation rows, fold by fold, as `packReturns` gives them; null where there is none. */
  readonly returns: Uint8Array | null;
}

export interface TrialHooks {
  /** After each epoch of the first model and each fold, at most ten times a second. */
  onProgress(progress: { readonly fraction: number; readonly epochLosses: readonly number[] }): void;
  /** Place of the worker that has it now; again where it was begun anew elsewhere. */
  onWorker(worker: number): void;
}

/**
 * Makes trials somewhere: in processes of this machine, in batches on a graphics card, later on machines that share a queue. It knows nothing
 * of sweeps, samplers or the workspace's trials.
 */
export interface TrialExecutor {
  /**
   * Trials that it holds at once: one under way and one that waits for each worker, so that none idles while a result is stored and the next
   * trial is asked for. `onWorker` says when one begins.
   */
  readonly capacity: number;
  /**
   * Makes one. A trial that cannot be made comes back as a record in state `failed`; a worker that vanishes is replaced, and its trial begun anew.
   *
   * @throws AppError `cancelled` where the signal or `stop` says so; `internal` where workers cannot be kept alive
   */
  run(task: TrialTask, hooks: TrialHooks, signal: AbortSignal): Promise<TrialResult>;
  /** Ends all of it at once. */
  stop(): Promise<void>;
  /** Processes at work, for tests that kill them. */
  pids(): readonly number[];
}
