import { isToStop } from '@core/search/pruner';
import type { TrialExecutor, TrialResult, TrialTask } from '@main/jobs/sweeps/executor';
import { packReturns } from '@main/storage/trials';
import type { ExecutorNeeds } from '@main/sweeps/parts';
import { AppError } from '@shared/errors';
import type { TrialRecord } from '@shared/sweeps';

/** What a trial is computed to be, where it is to be something else than a smooth function of its spec. */
export interface Computed {
  readonly values?: (task: TrialTask) => readonly (number | null)[];
  readonly failure?: (task: TrialTask) => string | null;
  readonly dataHash?: (task: TrialTask) => string;
  /** How long it takes, in milliseconds; trials end in the order of that. */
  readonly delay?: (task: TrialTask) => number;
  /** What it waits for before it ends. */
  readonly until?: (task: TrialTask) => Promise<void>;
  readonly fault?: (task: TrialTask) => AppError | null;
  readonly capacity?: number;
}

/** Executors that compute records from specs, for all that is not about training. */
export function computedTrials(given: Computed = {}) {
  const tasks: TrialTask[] = [];
  let [most, underWay, stopped] = [0, 0, 0];
  return {
    tasks,
    numbers: () => tasks.map(({ number }) => number),
    mostUnderWay: () => most,
    stopped: () => stopped,
    executor: ({ workers, lag }: ExecutorNeeds): TrialExecutor => {
      const cancelAll = new AbortController();
      return {
        capacity: given.capacity ?? Math.min(workers ?? 2, lag),
        pids: () => [],
        async run(task, hooks, signal) {
          tasks.push(task);
          most = Math.max(most, ++underWay);
          try {
            hooks.onWorker(task.number % 2);
            await delayed(given.delay?.(task) ?? 0, AbortSignal.any([signal, cancelAll.signal]));
            await given.until?.(task);
            const fault = given.fault?.(task) ?? null;
            if (fault !== null) throw fault;
            hooks.onProgress({ fraction: 0.5, epochLosses: [1] });
            return resultOf(task, given);
          } finally {
            underWay--;
          }
        },
        async stop() {
          stopped++;
          cancelAll.abort();
        },
      };
    },
  };
}

/** Keeps trials from ending until it is opened. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** In a time that depends on the number alone, so that trials end in any order. */
export const shuffled = ({ number }: TrialTask): number => (number * 7919) % 13;

function resultOf(task: TrialTask, given: Computed): TrialResult {
  const failure = given.failure?.(task) ?? null;
  const epochLosses = Array.from({ length: 8 }, (_, epoch) => lossOf(task, epoch));
  const stopAt = epochLosses.findIndex((_, k) =>
    isToStop(epochLosses.slice(0, k + 1), task.rule.epochs, task.rule.isBestSoFar),
  );
  const state = failure !== null ? 'failed' : stopAt < 0 ? 'done' : 'pruned';
  const values = given.values?.(task) ?? task.objectives.map((_, k) => lossOf(task, 8 + k));
  const record: TrialRecord = {
    state,
    values: state === 'failed' ? task.objectives.map(() => null) : values,
    figures: { loss: { mean: values[0] ?? null, sd: null, count: 1 } },
    epochLosses: failure !== null ? [] : stopAt < 0 ? epochLosses : epochLosses.slice(0, stopAt + 1),
    foldLosses: failure !== null ? [] : [lossOf(task, 8)],
    models: [{ fold: 0, seed: task.spec.seed, epochs: 8, bestEpoch: 8, validationLoss: lossOf(task, 8) }],
    prunedAt: state === 'pruned' ? { unit: 'epoch', step: stopAt + 1 } : null,
    parameterCount: 100,
    dataHash: given.dataHash?.(task) ?? 'data',
    device: 'native',
    problem: failure,
    warnings: [],
    seconds: 0.1,
    overheadSeconds: 0,
  };
  const account = packReturns(
    Float64Array.from({ length: 64 }, (_, k) => k * 86_400_000),
    Float64Array.from({ length: 64 }, (_, k) => Math.sin(k * task.number + task.number) / 100),
  );
  return { record, returns: state === 'done' ? account : null };
}

/** Least at 24 units and a learning rate of 0.001; falls with the epochs. */
function lossOf({ spec }: TrialTask, epoch: number): number {
  const units = (spec.model.hidden - 24) / 32;
  const rate = Math.log10(spec.training.learningRate) + 3;
  return 0.5 + units ** 2 + rate ** 2 / 4 + 0.3 * 0.7 ** epoch;
}

function delayed(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => {
      clearTimeout(timer);
      reject(new AppError('cancelled', 'The trial was cancelled.'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', cancel);
      resolve();
    }, ms);
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
  });
}
