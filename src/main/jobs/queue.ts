import { readFileSync } from 'node:fs';
import { assertNever } from '@shared/errors';
import type { EpochRow } from '@shared/runs';
import { storageFault } from '../storage/faults';
import { inTransaction } from '../storage/open';
import { appendLog, dropCheckpoint, saveArtifact, saveCheckpoint } from '../storage/run-records';
import {
  completeRun,
  describeRun,
  endRun,
  getRun,
  oldestQueued,
  type RunOrigin,
  startRun,
} from '../storage/runs';
import type { Workspace } from '../storage/workspace';
import type { BoardEntry, Emit, JobBoard } from './board';
import { dropJobFolder, makeJobFolder } from './folder';
import { type JobEnd, type JobHandle, type JobListener, launchJob } from './process';
import type { Fork, JobResult } from './protocol';

export interface QueueParts {
  readonly fork: Fork;
  readonly board: JobBoard;
  readonly emit: Emit;
  readonly clock: () => number;
  readonly parallelJobs: () => number;
  /** Takes what could be told nowhere else: the end of a run that could not be stored. */
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
  const active = new Map<number, { readonly handle: JobHandle; readonly finished: Promise<void> }>();
  let isStopped = false;

  const wake = (): void => {
    while (!isStopped && active.size < parts.parallelJobs()) {
      const runId = oldestQueued(workspace.db);
      if (runId === null) return;
      active.set(runId, train(workspace, runId, parts, finish));
    }
  };
  const finish = (runId: number): void => {
    active.delete(runId);
    wake();
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

function train(workspace: Workspace, runId: number, parts: QueueParts, finish: (runId: number) => void) {
  const { db } = workspace;
  const startedAt = parts.clock();
  const folder = makeJobFolder();
  startRun(db, runId, startedAt);
  const entry = parts.board.add({
    kind: 'train',
    runId,
    title: getRun(db, runId).name,
    cancel: () => handle.cancel(),
  });
  const task = { kind: 'train', workspace: workspace.path, runId, folder } as const;
  const handle = launchJob(parts.fork('train'), task, recordMessages(workspace, runId, parts, entry));
  parts.emit('changed', { topic: 'runs', ids: [runId] });
  const finished = handle.ended.then((end) => {
    const seconds = (parts.clock() - startedAt) / 1000;
    try {
      recordEnd(workspace, runId, end, seconds, parts.clock());
    } catch (error) {
      // The row still says running, so the next start offers to resume it.
      parts.report(storageFault(error, workspace.path));
    }
    dropJobFolder(folder);
    entry.remove();
    parts.emit('changed', { topic: 'runs', ids: [runId] });
    finish(runId);
  });
  return { handle, finished };
}

function recordMessages(
  workspace: Workspace,
  runId: number,
  parts: QueueParts,
  entry: BoardEntry,
): JobListener {
  const { db } = workspace;
  return (message) => {
    switch (message.type) {
      case 'origin':
        recordOrigin(workspace, runId, message.origin);
        entry.update({ device: message.origin.device });
        parts.emit('changed', { topic: 'runs', ids: [runId] });
        return;
      case 'progress':
        entry.update(message.progress);
        return;
      case 'log':
        appendLog(db, runId, message.line);
        return;
      case 'checkpoint':
        recordCheckpoint(workspace, runId, message.path, message.row, parts.clock());
        parts.emit('run.epoch', { runId, row: message.row });
        return;
      default:
        assertNever(message);
    }
  };
}

function recordOrigin(workspace: Workspace, runId: number, origin: RunOrigin): void {
  try {
    describeRun(workspace.db, runId, origin);
  } catch (error) {
    throw storageFault(error, workspace.path);
  }
}

function recordCheckpoint(
  workspace: Workspace,
  runId: number,
  path: string,
  row: EpochRow,
  now: number,
): void {
  try {
    saveCheckpoint(workspace.db, runId, row, readFileSync(path), now);
  } catch (error) {
    throw storageFault(error, workspace.path);
  }
}

/** Stores the end of a run; a result that cannot be stored fails the run and leaves nothing of itself behind. */
function recordEnd(workspace: Workspace, runId: number, end: JobEnd, seconds: number, now: number): void {
  const { db } = workspace;
  switch (end.kind) {
    case 'done':
      try {
        storeResult(workspace, runId, end.result, seconds, now);
      } catch (error) {
        endRun(
          db,
          runId,
          { state: 'failed', problem: storageFault(error, workspace.path).message, seconds },
          now,
        );
      }
      return;
    case 'cancelled':
      endRun(db, runId, { state: 'cancelled', problem: null, seconds }, now);
      return;
    case 'failed': {
      const { message, details } = end.error;
      endRun(db, runId, { state: 'failed', problem: [message, ...details].join('\n'), seconds }, now);
      appendLog(db, runId, { time: now, level: 'error', message });
      return;
    }
    case 'interrupted': {
      const problem =
        'The training process ended before its run did. Resume goes on from the last finished epoch.';
      endRun(db, runId, { state: 'interrupted', problem, seconds }, now);
      appendLog(db, runId, {
        time: now,
        level: 'warning',
        message: `${problem} (exit code ${end.code ?? 'none'})`,
      });
      return;
    }
    default:
      assertNever(end);
  }
}

function storeResult(
  workspace: Workspace,
  runId: number,
  result: JobResult,
  seconds: number,
  now: number,
): void {
  if (result.kind !== 'train') throw new Error(`A training process answered with ${result.kind}.`);
  const artifacts = result.artifacts.map(({ name, path }) => ({ name, data: readFileSync(path) }));
  inTransaction(workspace.db, () => {
    for (const { name, data } of artifacts) saveArtifact(workspace.db, runId, name, data);
    completeRun(workspace.db, runId, result, seconds, now);
    dropCheckpoint(workspace.db, runId);
  });
}
