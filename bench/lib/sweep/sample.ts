import { unpruned } from '@core/search/pruner';
import { applyProposal } from '@core/search/space';
import { forkInNode } from '@main/jobs/fork-node';
import { createLocalExecutor } from '@main/jobs/sweeps/local-executor';
import { experimentSpec } from '@shared/spec';
import type { Proposal } from '@shared/sweep-plan';
import type { Place } from './entry';

/** Some trials of a search, to be made again and again beside the peer: whatever else the machine does then strikes both. */
export interface Sample {
  /** Seconds that they take, the workers evenly busy; without what the machinery adds to a whole search. */
  take(): Promise<number>;
  close(): Promise<void>;
}

export function openSample(
  place: Place,
  given: unknown,
  proposals: readonly Proposal[],
  workers: number,
): Sample {
  const spec = experimentSpec.parse(given);
  const dimensions = spec.sweep?.space ?? [];
  const executor = createLocalExecutor({
    fork: forkInNode(place.programs),
    workspacePath: place.workspace,
    workers,
    processors: workers,
  });
  const hooks = { onProgress: () => undefined, onWorker: () => undefined };
  const never = new AbortController().signal;
  const make = async (proposal: Proposal, number: number): Promise<number> => {
    const task = {
      number,
      spec: { ...applyProposal(spec, { dimensions }, proposal), seeds: 1 },
      series: new Map(),
      dataHash: null,
      objectives: [{ metric: 'loss', penalty: 0 }],
      rule: unpruned,
    };
    const { record } = await executor.run(task, hooks, never);
    if (record.state !== 'done') throw new Error(`Trial ${number} is ${record.state}: ${record.problem}`);
    return record.seconds - record.overheadSeconds;
  };
  return {
    async take() {
      const seconds = await Promise.all(proposals.map(make));
      return seconds.reduce((sum, one) => sum + one, 0) / workers;
    },
    close: () => executor.stop(),
  };
}
