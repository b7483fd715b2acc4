import { availableParallelism } from 'node:os';
import { storageFault } from '../storage/faults';
import { runSeries } from '../storage/run-series';
import { getRun, oldestQueued, startRun, summariseRun } from '../storage/runs';
import { refuseLocked } from '../storage/vault';
import type { Workspace } from '../storage/workspace';
import type { Emit, JobBoard } from './board';
import { dropJobFolder, makeJobFolder } from './folder';
import { type JobHandle, launchJob } from './process';
import type { Fork } from './protocol';
import { recordEnd, recordFailedStart, recordMessages } from './record-run';

export interface QueueParts {
  readonly fork: Fork;
  readonly board: JobBoard;
  readonly emit: Emit;
  readonly clock: () => number;
  readonly parallelJobs: () => number;
  /** Whether this queue is to train a run that waits; all of them where it is not said. */
  readonly isTraining?: ((runId: number) => boolean) | undefined;
  /** Threads that the trainings have between them; as many as there are processors where it is not said. */
  readonly threads?: number | undefined;
  /** What devices were measured at, for the trainings to read and to add to. */
  readonly speedFile: string;
  /** Takes what could be told nowhere else: what went wrong beside the runs. */
  readonly report: (error: unknown) => void;
}

/** Trains the queued runs of one open workspace, oldest first. The queue itself is rows of the workspace. */
export interface TrainingQueue {
  /** Starts what is queued and fits. Call after anything was queued or a setting changed. */
  wake(): void;
  /** Stops a run under way; false where it is not under way. */
  cancel(runId: number): boolean;
  /** Ends all training processes at once; their runs are left to be resumed. */
  stop(): Promise<void>;
  /** Resolves when nothing is queued or under way. */
  idle(): Promise<void>;
  /** Process that trains the run, for tests that kill it. */
  pidOf(runId: number): number | undefined;
}

export function createTrainingQueue(workspace: Workspace, parts: QueueParts): TrainingQueue {
  const active = new Map<number, ActiveRun>();
  const isTraining = parts.isTraining ?? (() => true);
  let isStopped = false;

  const attempt = (work: () => void): boolean => {
    try {
      work();
      return true;
    } catch (error) {
      parts.report(storageFault(error, workspace.path));
      return false;
    }
  };
  const wake = (): void => {
    while (!isStopped && active.size < parts.parallelJobs()) {
      const runId = oldestQueued(workspace.db, isTraining);
      if (runId === null || !begin(runId)) return;
    }
  };
  /** False where not even the failure to start can be stored: the run is then still the oldest, and trying on is no use. */
  const begin = (runId: number): boolean => {
    try {
      active.set(runId, train(workspace, runId, parts, finish));
      return true;
    } catch (error) {
      const isRecorded = attempt(() => recordFailedStart(workspace, runId, error, parts.clock()));
      parts.emit('changed', { topic: 'runs', ids: [runId] });
      return isRecorded;
    }
  };
  /** What fails here must not hold up the runs that wait. */
  const finish: Finish = (runId, folder, recordItsEnd) => {
    // A row that still says running is set right by cancelling it, or at the next opening.
    attempt(recordItsEnd);
    attempt(() => dropJobFolder(folder));
    active.delete(runId);
    parts.emit('changed', { topic: 'runs', ids: [runId] });
    parts.emit('changed', { topic: 'ledger', ids: [] });
    attempt(wake);
  };

  return {
    wake,
    cancel(runId) {
      const job = active.get(runId);
      job?.handle.cancel();
      return job !== undefined;
    },
    async stop() {
      isStopped = true;
      const jobs = [...active.values()];
      for (const job of jobs) job.handle.interrupt();
      await Promise.all(jobs.map((job) => job.finished));
    },
    async idle() {
      while (active.size > 0) await Promise.all([...active.values()].map((job) => job.finished));
    },
    pidOf: (runId) => active.get(runId)?.handle.pid,
  };
}

interface ActiveRun {
  readonly handle: JobHandle;
  /** Resolves once the process is gone and the run's end is stored. */
  readonly finished: Promise<void>;
}

type Finish = (runId: number, folder: string, recordItsEnd: () => void) => void;

/** Throws, and leaves no process and no folder, where the run cannot be started. */
function train(workspace: Workspace, runId: number, parts: QueueParts, finish: Finish): ActiveRun {
  const folder = makeJobFolder();
  try {
    return launch(workspace, runId, folder, parts, finish);
  } catch (error) {
    dropJobFolder(folder);
    throw error;
  }
}

function launch(
  workspace: Workspace,
  runId: number,
  folder: string,
  parts: QueueParts,
  finish: Finish,
): ActiveRun {
  const { db } = workspace;
  const startedAt = parts.clock();
  // Asked again: a period may have been locked while the run waited.
  refuseLocked(db, getRun(db, runId).spec.data, runSeries(db, runId));
  startRun(db, runId, startedAt);
  const { name } = summariseRun(db, runId);
  const child = parts.fork('train');
  const entry = parts.board.add({ kind: 'train', runId, title: name, cancel: () => handle.cancel() });
  const { speedFile } = parts;
  const threads = threadsOfRun(parts);
  const task = { kind: 'train', workspace: workspace.path, runId, folder, speedFile, threads } as const;
  const handle = launchJob(child, task, recordMessages(workspace, runId, parts, entry));
  parts.emit('changed', { topic: 'runs', ids: [runId] });
  const finished = handle.ended.then((end) => {
    const now = parts.clock();
    entry.remove();
    finish(runId, folder, () => recordEnd(workspace, runId, end, (now - startedAt) / 1000, now));
  });
  return { handle, finished };
}

/** Runs that may train at the same time share the processors. */
function threadsOfRun({ threads = availableParallelism(), parallelJobs }: QueueParts): number {
  return Math.max(1, Math.floor(threads / Math.max(1, parallelJobs())));
}
