import { availableParallelism } from 'node:os';

/** How the kernels run. Neither changes a bit of what they compute, where the processor has a fused multiply-add. */
export interface NativeSettings {
  /** One of `Simd`, or empty for the best that the processor has. */
  readonly simd: string;
  /** The most threads a trainer uses; a small model uses one. */
  readonly threads: number;
}

/** A trainer cuts a batch into at most so many parts. */
const mostThreads = 8;
/** Two, where the machine has them: several trainings run side by side, and the window wants to stay quick. */
const usualThreads = 2;

/** `LONGSHORT_SIMD` and `LONGSHORT_THREADS` of the environment. Throws a sentence where a value makes no sense. */
export function settingsFrom(environment: Readonly<Record<string, string | undefined>>): NativeSettings {
  const { LONGSHORT_SIMD: simd = '', LONGSHORT_THREADS: wanted = '' } = environment;
  if (wanted === '') return { simd, threads: Math.min(usualThreads, availableParallelism()) };
  const threads = Number(wanted);
  if (!Number.isInteger(threads) || threads < 1 || threads > mostThreads) {
    throw new RangeError(
      `LONGSHORT_THREADS is "${wanted}": it must be a whole number from 1 to ${mostThreads}.`,
    );
  }
  return { simd, threads };
}
