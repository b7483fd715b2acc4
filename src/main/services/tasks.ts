import { AppError } from '@shared/errors';
import type { JobStatus } from '@shared/runs';
import type { BoardEntry, JobBoard } from '../jobs/board';
import { launchJob } from '../jobs/process';
import type { EntryName, Fork, JobResult, JobTask } from '../jobs/protocol';

/** Where short tasks run and are shown. */
export interface TaskParts {
  readonly fork: Fork;
  readonly board: JobBoard;
}

/** How a task is shown while it lasts; a mere title is that of an import. */
type Shown = string | Pick<JobStatus, 'kind' | 'runId' | 'title'>;

type ResultOf<K extends JobTask['kind']> = Extract<JobResult, { kind: K }>;

/**
 * Runs a task that leaves no row behind (preview or load of a file, probe of the devices, baselines of a run) in its own process.
 *
 * @throws AppError what the task failed with, or `cancelled`, or that its process ended without an answer.
 */
export async function runTask<K extends JobTask['kind']>(
  parts: TaskParts,
  entry: EntryName,
  task: Extract<JobTask, { kind: K }>,
  as: Shown | null,
): Promise<ResultOf<K>> {
  let shown: BoardEntry | null = null;
  const handle = launchJob(parts.fork(entry), task, (message) => {
    if (message.type === 'progress') shown?.update(message.progress);
  });
  if (as !== null) {
    const job = typeof as === 'string' ? ({ kind: 'import', runId: null, title: as } as const) : as;
    shown = parts.board.add({ ...job, cancel: () => handle.cancel() });
  }
  const end = await handle.ended;
  shown?.remove();
  switch (end.kind) {
    case 'done':
      if (end.result.kind !== task.kind)
        throw new Error(`A ${task.kind} process answered with ${end.result.kind}.`);
      return end.result as ResultOf<K>;
    case 'failed':
      throw end.error;
    case 'cancelled':
      throw new AppError('cancelled', 'Cancelled. Nothing was stored.');
    case 'interrupted':
      throw new AppError(
        'internal',
        `The ${entry} process ended unexpectedly (exit code ${end.code ?? 'none'}). Nothing was stored; try again.`,
      );
  }
}
