import { storageFault } from '../storage/faults';
import type { LiveSweep } from '../storage/sweep-rows';
import { firstQueued, leaveSweep } from '../storage/sweeps';
import type { Workspace } from '../storage/workspace';
import type { Rest, SweepParts } from './parts';
import { restOf } from './rest-of';
import { type SweepUnderWay, workOn } from './under-way';

/** Works on the sweeps of one open workspace, one after the other in the order of those that wait. The queue itself is rows of the workspace. */
export interface SweepEngine {
  /** Begins the next where none is under way. Call after one was queued or moved. */
  wake(): void;
  /** The one under way, if it is this one. */
  underWay(id: number): SweepUnderWay | null;
  live(id: number): LiveSweep | null;
  /** Ends all work at once; the sweep under way is left to be continued. */
  stop(): Promise<void>;
  /** Resolves when none is under way and none is begun any more. */
  idle(): Promise<void>;
  /** Processes at work, for tests that kill them. */
  pids(): readonly number[];
}

export function createSweepEngine(workspace: Workspace, parts: SweepParts): SweepEngine {
  let current: SweepUnderWay | null = null;
  let isStopped = false;

  const refuse = (id: number, error: unknown): boolean => {
    try {
      const { state, problem }: Rest = restOf(error, workspace.path);
      leaveSweep(workspace.db, id, { state, problem }, parts.clock());
      parts.emit('changed', { topic: 'sweeps', ids: [id] });
      return true;
    } catch (fault) {
      parts.report(storageFault(fault, workspace.path));
      return false;
    }
  };
  const begin = (id: number): boolean => {
    try {
      const sweep = workOn({ workspace, id, parts });
      current = sweep;
      void sweep.ended.then(() => {
        current = null;
        wake();
      });
      return true;
    } catch (error) {
      return refuse(id, error);
    }
  };
  const wake = (): void => {
    while (!isStopped && current === null && parts.isSweeping()) {
      const id = firstQueued(workspace.db);
      // Where not even the failure can be stored, it would be the first again.
      if (id === null || !begin(id)) return;
    }
  };
  const underWay = (id: number): SweepUnderWay | null => (current?.id === id ? current : null);

  return {
    wake,
    underWay,
    live: (id) => underWay(id)?.live() ?? null,
    async stop() {
      isStopped = true;
      current?.close();
      await current?.ended;
    },
    async idle() {
      while (current !== null) await current.ended;
    },
    pids: () => current?.pids() ?? [],
  };
}
