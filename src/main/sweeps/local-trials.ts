import { availableParallelism } from 'node:os';
import type { Fork } from '../jobs/protocol';
import { createLocalExecutor } from '../jobs/sweeps/local-executor';
import type { SweepParts } from './parts';

/** Makes the trials of sweeps in processes of this machine: as many as there are processors, unless fewer are asked for or can be under way. */
export function localTrials(fork: Fork, processors: number = availableParallelism()): SweepParts['executor'] {
  return ({ workspace, lag, workers }) =>
    createLocalExecutor({
      fork,
      workspacePath: workspace,
      workers: Math.min(workers ?? processors, lag),
      processors,
    });
}
