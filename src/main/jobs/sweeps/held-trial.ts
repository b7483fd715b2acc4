import type { AppError } from '@shared/errors';
import type { TrialHooks, TrialResult, TrialTask } from './executor';

/** A trial that an executor was given, until its end. */
export interface HeldTrial {
  readonly id: number;
  readonly task: TrialTask;
  readonly hooks: TrialHooks;
  readonly signal: AbortSignal;
  /** Of the first model so far. */
  epochLosses: readonly number[];
  /** When it was given to the worker that has it; milliseconds from any origin. */
  givenAt: number;
  hasBegun: boolean;
  /** Workers that it took with it, each of them alone. */
  lost: number;
  /** A worker vanished with it and others under way: it is made with none beside it. */
  isSuspect: boolean;
  /** Once, with either. */
  resolve(result: TrialResult): void;
  reject(error: AppError): void;
}

interface Settlers {
  readonly resolve: (result: TrialResult) => void;
  readonly reject: (error: AppError) => void;
  /** Called at its end, whichever it is. */
  readonly settle: () => void;
}

export function holdTrial(
  id: number,
  task: TrialTask,
  hooks: TrialHooks,
  signal: AbortSignal,
  { resolve, reject, settle }: Settlers,
): HeldTrial {
  return {
    id,
    task,
    hooks,
    signal,
    epochLosses: [],
    givenAt: 0,
    hasBegun: false,
    lost: 0,
    isSuspect: false,
    resolve(result) {
      settle();
      resolve(result);
    },
    reject(error) {
      settle();
      reject(error);
    },
  };
}

/**
 * The record with all the time that its worker was kept from other trials: what it took there, and until main heard of it.
 *
 * @param freeAt when the worker had ended the trial before
 * @param now as `givenAt`
 */
export function withWholeTime(
  { record, returns }: TrialResult,
  { givenAt }: Pick<HeldTrial, 'givenAt'>,
  freeAt: number,
  now: number,
): TrialResult {
  const seconds = Math.max((now - Math.max(givenAt, freeAt)) / 1000, record.seconds);
  const overheadSeconds = record.overheadSeconds + seconds - record.seconds;
  return { record: { ...record, seconds, overheadSeconds }, returns };
}

/** How a process ended that was not asked to. */
export function endOf(code: number | null): string {
  return code === null ? 'it was killed' : `exit code ${code}`;
}

/** The record of a trial that takes its process with it every time, as one that needs more memory than there is does. */
export function recordOfLost({ task, lost }: HeldTrial, code: number | null): TrialResult {
  return {
    record: {
      state: 'failed',
      values: task.objectives.map(() => null),
      figures: {},
      epochLosses: [],
      foldLosses: [],
      models: [],
      prunedAt: null,
      parameterCount: null,
      dataHash: null,
      device: null,
      problem: `The process that made this trial ended ${lost} times on the way (${endOf(code)}). It may need more memory than there is: search smaller models, or work with fewer processes.`,
      warnings: [],
      seconds: 0,
      overheadSeconds: 0,
    },
    returns: null,
  };
}
