import { type AppError, fromEnvelope, toEnvelope } from '@shared/errors';
import type { FromJob, FromTrialWorker, JobChild, JobResult, JobTask } from './protocol';

/** How a job ended; every job has exactly one end. */
export type JobEnd =
  | { readonly kind: 'done'; readonly result: JobResult }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: AppError }
  /** The process went away without a word: killed, crashed, or stopped by `interrupt`. */
  | { readonly kind: 'interrupted'; readonly code: number | null };

export interface JobHandle {
  readonly pid: number | undefined;
  /** Asks the job to stop, and ends its process where it has not stopped after the grace time. */
  cancel(): void;
  /** Ends the process at once; the job counts as interrupted and can be resumed. */
  interrupt(): void;
  /** Resolves once the process is gone; never rejects. */
  readonly ended: Promise<JobEnd>;
}

/** What arrives before the end. A listener that throws fails the job. */
export type JobListener = (message: Exclude<FromJob, { type: 'ready' | 'done' | 'failed' } | NoJob>) => void;

/** What comes of processes that stay, which are no jobs: they answer questions, or make trials. */
type NoJob = Extract<FromJob, { type: 'answering' | 'answer' } | FromTrialWorker>;

/** Of the two seconds in which a run that is cancelled is to have ended, on a busy machine too. */
const graceMs = 1000;

/** Starts a task in a freshly forked process and follows it to its end. */
export function launchJob(child: JobChild, task: JobTask, listen: JobListener): JobHandle {
  let end: JobEnd | null = null;
  let isCancelled = false;
  let reaper: NodeJS.Timeout | undefined;
  const settle = (with_: JobEnd): void => {
    end ??= with_;
    reaper ??= setTimeout(() => child.kill(), graceMs);
  };
  child.onMessage((message) => {
    if (end) return;
    switch (message.type) {
      case 'ready':
        child.send({ type: 'start', task });
        return;
      case 'answering':
      case 'answer':
      case 'trial-begun':
      case 'trial-progress':
      case 'trial-withdrawn':
      case 'trial-ended':
        return;
      case 'done':
        settle({ kind: 'done', result: message.result });
        return;
      case 'failed': {
        const error = fromEnvelope(message.error);
        settle(error.kind === 'cancelled' ? { kind: 'cancelled' } : { kind: 'failed', error });
        return;
      }
      default:
        try {
          listen(message);
        } catch (error) {
          settle({ kind: 'failed', error: fromEnvelope(toEnvelope(error)) });
          child.kill();
        }
    }
  });
  const ended = new Promise<JobEnd>((resolve) => {
    child.onExit((code) => {
      clearTimeout(reaper);
      resolve(end ?? (isCancelled ? { kind: 'cancelled' } : { kind: 'interrupted', code }));
    });
  });
  return {
    pid: child.pid,
    ended,
    cancel() {
      if (isCancelled) return;
      isCancelled = true;
      child.send({ type: 'cancel' });
      reaper ??= setTimeout(() => child.kill(), graceMs);
    },
    interrupt: () => child.kill(),
  };
}
