import { availableParallelism } from 'node:os';
import type { Fork } from '../jobs/protocol';
import { createBatchExecutor } from '../jobs/sweeps/batch-executor';
import { createLocalExecutor } from '../jobs/sweeps/local-executor';
import type { SweepParts } from './parts';

/** Makes the trials of sweeps in processes of this machine: as many as there are processors, unless fewer are asked for or can be under way; on a graphics card in one, side by side. */
export function localTrials(fork: Fork, processors: number = availableParallelism()): SweepParts['executor'] {
  return ({ workspace, spec, lag, workers }) => {
    const parts = { fork, workspacePath: workspace, processors };
    if (spec.device === 'webgpu') return createBatchExecutor(parts, lag);
    return createLocalExecutor({ ...parts, workers: Math.min(workers ?? processors, lag) });
  };
}
