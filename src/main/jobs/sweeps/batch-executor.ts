import type { TrialExecutor } from './executor';
import { createLocalExecutor, type LocalExecutorParts } from './local-executor';

/** Models of a trial's usual size leave a graphics card mostly idle one by one; with more than so many a group ends with its slowest. */
const mostTogether = 8;

/**
 * Makes trials on the graphics card: one process has several at once, and trains those of one shape side by side, with one call to the card for
 * all of them (`trainTogether`).
 *
 * @param together trials that can be under way at once
 */
export function createBatchExecutor(
  parts: Omit<LocalExecutorParts, 'workers' | 'together'>,
  together: number,
): TrialExecutor {
  return createLocalExecutor({ ...parts, workers: 1, together: Math.min(together, mostTogether) });
}
