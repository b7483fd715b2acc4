import { statSync } from 'node:fs';
import type { WorkspaceStatus } from '@shared/app';
import { AppError, toEnvelope } from '@shared/errors';
import { createTrainingQueue, type QueueParts, type TrainingQueue } from '../jobs/queue';
import { purgeRemoved } from '../storage/removal';
import { interruptRunning } from '../storage/runs';
import { createWorkspace, openWorkspace, type Workspace } from '../storage/workspace';
import { workspaceName } from './preferences';

/** The one workspace that is open, with its queue; or none, with the reason. */
export interface Session {
  status(): WorkspaceStatus;
  /** @throws AppError `conflict` while no workspace is open. */
  workspace(): Workspace;
  queue(): TrainingQueue;
  /** Opens another workspace in place of the current one, which stays open where that fails. */
  open(path: string): Promise<void>;
  create(path: string): Promise<void>;
  close(): Promise<void>;
  /** Remembers why there is no workspace, for the welcome page. */
  fail(error: unknown): void;
}

interface Open {
  readonly workspace: Workspace;
  readonly queue: TrainingQueue;
}

export function createSession(parts: QueueParts): Session {
  let current: Open | null = null;
  let problem: string | null = null;

  const need = (): Open => {
    if (!current) throw new AppError('conflict', 'No workspace is open. Open one, or make a new one.');
    return current;
  };
  const swap = async (next: Workspace): Promise<void> => {
    await close();
    interruptRunning(next.db, parts.clock());
    purgeRemoved(next.db, parts.clock());
    current = { workspace: next, queue: createTrainingQueue(next, parts) };
    problem = null;
    current.queue.wake();
    parts.emit('changed', { topic: 'workspace', ids: [] });
  };
  const close = async (): Promise<void> => {
    const closing = current;
    current = null;
    await closing?.queue.stop();
    closing?.workspace.close();
  };

  return {
    status() {
      if (!current) return { state: 'closed', problem };
      const { path, schemaVersion } = current.workspace;
      return {
        state: 'open',
        path,
        name: workspaceName(path),
        sizeBytes: statSync(path).size,
        schemaVersion,
      };
    },
    workspace: () => need().workspace,
    queue: () => need().queue,
    async open(path) {
      if (current?.workspace.path !== path) await swap(openWorkspace(path, parts.clock()));
    },
    create: (path) => swap(createWorkspace(path, parts.clock())),
    close,
    fail(error) {
      problem = toEnvelope(error).message;
      parts.emit('changed', { topic: 'workspace', ids: [] });
    },
  };
}
