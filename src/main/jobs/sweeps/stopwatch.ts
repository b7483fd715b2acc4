import type { TrialRecord } from '@shared/sweeps';

/** Tells the time that a trial takes from that of the machinery around it. */
export interface Stopwatch {
  /** Counts as work on the trial: preparing, training, judging. Not to be nested. */
  busy<T>(work: () => T): T;
  busyUntil<T>(work: () => Promise<T>): Promise<T>;
  /** Since it was made. */
  read(): Pick<TrialRecord, 'seconds' | 'overheadSeconds'>;
}

/** @param now milliseconds, from any origin */
export function createStopwatch(now: () => number): Stopwatch {
  const start = now();
  let busyMs = 0;
  return {
    busy(work) {
      const begun = now();
      try {
        return work();
      } finally {
        busyMs += now() - begun;
      }
    },
    async busyUntil(work) {
      const begun = now();
      try {
        return await work();
      } finally {
        busyMs += now() - begun;
      }
    },
    read() {
      const ms = now() - start;
      return { seconds: ms / 1000, overheadSeconds: Math.max(0, ms - busyMs) / 1000 };
    },
  };
}
