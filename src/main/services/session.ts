import { existsSync, realpathSync } from 'node:fs';
import type { WorkspaceStatus } from '@shared/app';
import { AppError, toEnvelope } from '@shared/errors';
import { type Clerk, createClerk, createExplorer, type Explorer } from '../exploring/explorer';
import { createTrainingQueue, type QueueParts, type TrainingQueue } from '../jobs/queue';
import { type Checkpoints, checkpointBeside } from '../storage/checkpoints';
import { explainSqlite, storageFault } from '../storage/faults';
import { type Db, inTransaction } from '../storage/open';
import { finishEdits } from '../storage/pending-edits';
import { purgeRemoved } from '../storage/removal';
import { forgetChanges } from '../storage/run-facts';
import { interruptRunning } from '../storage/runs';
import { interruptSweeps } from '../storage/sweeps';
import { createWorkspace, lookAtWorkspace, openWorkspace, type Workspace } from '../storage/workspace';
import { createSweepEngine, type SweepEngine } from '../sweeps/engine';
import type { SweepParts } from '../sweeps/parts';
import { chargeUncharged } from './charge-run';
import { fillDigests } from './digest-filler';
import { workspaceName } from './preferences';

/** The one workspace that is open, with its queue; or none, with the reason. */
export interface Session {
  status(): WorkspaceStatus;
  /** @throws AppError `conflict` while no workspace is open. */
  workspace(): Workspace;
  queue(): TrainingQueue;
  sweeps(): SweepEngine;
  /** Answers what must be there at once: charts. */
  explorer(): Explorer;
  /** Answers what takes a while: statistics, checks of whole series. */
  analyst(): Explorer;
  /** Answers about the table of runs, which waits for neither. */
  clerk(): Clerk;
  /** Opens another workspace in place of the current one, which stays open where that fails. */
  open(path: string): Promise<void>;
  create(path: string): Promise<void>;
  /** Opens another workspace to read it alone, where that can be: it may then be open elsewhere. Nothing is trained or set right. */
  look(path: string): Promise<void>;
  close(): Promise<void>;
  /** Remembers why there is no workspace, for the welcome page. */
  fail(error: unknown): void;
  /** What went wrong with the open workspace as a sentence about it; another error as it is. */
  explain(error: unknown): unknown;
}

interface Open {
  readonly workspace: Workspace;
  readonly queue: TrainingQueue;
  readonly sweeps: SweepEngine;
  readonly explorer: Explorer;
  readonly analyst: Explorer;
  readonly clerk: Clerk;
  /** Null where the workspace is only read. */
  readonly filler: ReturnType<typeof fillDigests> | null;
  /** Null there too, and where nobody waits for what stores. */
  readonly checkpoints: Checkpoints | null;
}

type SessionParts = QueueParts &
  SweepParts & {
    /** Program of the thread that takes what was stored into the workspace's file. */
    readonly checkpointFile?: string | undefined;
  };

export function createSession(parts: SessionParts): Session {
  let current: Open | null = null;
  let problem: string | null = null;

  const need = (): Open => {
    if (!current) throw new AppError('conflict', 'No workspace is open. Open one, or make a new one.');
    return current;
  };
  let last: Promise<void> = Promise.resolve();
  /** One after the other: two files double-clicked at once must not leave one of them open and forgotten. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const next = last.then(work);
    last = next.catch(() => undefined); // Whoever asked hears of it; the next in turn need not.
    return next;
  };
  const take = async (next: Workspace): Promise<Open> => {
    await close();
    problem = null;
    current = {
      workspace: next,
      queue: createTrainingQueue(next, parts),
      sweeps: createSweepEngine(next, parts),
      explorer: createExplorer(parts.fork, next.path),
      analyst: createExplorer(parts.fork, next.path),
      clerk: createClerk(parts.fork, next.path),
      filler: null,
      checkpoints: null,
    };
    return current;
  };
  const swap = async (next: Workspace): Promise<void> => {
    tidy(next, parts.clock());
    const { checkpointFile, report } = parts;
    current = {
      ...(await take(next)),
      filler: fillDigests(next.db, report),
      checkpoints: checkpointFile === undefined ? null : checkpointBeside(next, checkpointFile, report),
    };
    current.queue.wake();
    current.sweeps.wake();
    parts.emit('changed', { topic: 'workspace', ids: [] });
  };
  const close = async (): Promise<void> => {
    const closing = current;
    current = null;
    closing?.filler?.stop();
    await Promise.all([
      closing?.queue.stop(),
      closing?.sweeps.stop(),
      closing?.explorer.stop(),
      closing?.analyst.stop(),
      closing?.clerk.stop(),
      closing?.checkpoints?.stop(),
    ]);
    closing?.workspace.close();
  };

  return {
    status() {
      if (!current) return { state: 'closed', problem };
      const { path, schemaVersion, db } = current.workspace;
      return { state: 'open', path, name: workspaceName(path), sizeBytes: sizeOf(db), schemaVersion };
    },
    workspace: () => need().workspace,
    queue: () => need().queue,
    sweeps: () => need().sweeps,
    explorer: () => need().explorer,
    analyst: () => need().analyst,
    clerk: () => need().clerk,
    open: (path) =>
      inTurn(async () => {
        if (!isOpen(current, path)) await swap(openWorkspace(path, parts.clock()));
      }),
    create: (path) => inTurn(() => swap(createWorkspace(path, parts.clock()))),
    look: (path) =>
      inTurn(async () => {
        const seen = lookAtWorkspace(path);
        if (seen === null) await swap(openWorkspace(path, parts.clock()));
        else await take(seen);
      }),
    close: () => inTurn(close),
    fail(error) {
      problem = toEnvelope(error).message;
      parts.emit('changed', { topic: 'workspace', ids: [] });
    },
    explain: (error) => (current ? explainSqlite(error, current.workspace.path) : error),
  };
}

function isOpen(current: Open | null, path: string): boolean {
  return current !== null && existsSync(path) && realpathSync(path) === current.workspace.path;
}

/** Sets right what the last Longshort left, and lets go of the workspace where that cannot be stored. */
function tidy(workspace: Workspace, now: number): void {
  try {
    interruptRunning(workspace.db, now);
    interruptSweeps(workspace.db, now);
    finishEdits(workspace.db);
    // Before anything is made final: what was tested stays counted.
    inTransaction(workspace.db, () => chargeUncharged(workspace.db));
    purgeRemoved(workspace.db, now);
    forgetChanges(workspace.db);
  } catch (error) {
    workspace.close();
    throw storageFault(error, workspace.path);
  }
}

/** Asked of SQLite, which has the file open, rather than of a path that may have been deleted or moved meanwhile. */
function sizeOf(db: Db): number {
  return Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
}
