import type { TrialExecutor } from '../jobs/sweeps/executor';

/** The executor of a sweep: made when the first trial begins, and anew when another number of workers is asked for. */
export interface Hands {
  /** The executor for so many; only asked for where it is right. */
  take(workers: number | null): TrialExecutor;
  /** Whether there is none yet, or one for so many. */
  isRight(workers: number | null): boolean;
  /** Trials that may be under way at once. */
  capacity(): number;
  /** Lets go of it; the next `take` makes another. */
  drop(): Promise<void>;
  pids(): readonly number[];
}

export function createHands(make: (workers: number | null) => TrialExecutor): Hands {
  let held: { readonly executor: TrialExecutor; readonly workers: number | null } | null = null;
  return {
    take(workers) {
      held ??= { executor: make(workers), workers };
      return held.executor;
    },
    isRight: (workers) => held === null || held.workers === workers,
    capacity: () => held?.executor.capacity ?? 1,
    async drop() {
      const dropped = held;
      held = null;
      await dropped?.executor.stop();
    },
    pids: () => held?.executor.pids() ?? [],
  };
}
