import { AppError, toEnvelope } from '@shared/errors';
import { parentPort } from './parent-port';
import type { FromJob, JobProgress, JobResult, JobTask, ToJob } from './protocol';

/** The job's side of the protocol. */
export interface JobPort {
  send(message: FromJob): void;
  /** Drops what comes sooner than a tenth of a second after the last one. */
  progress(progress: JobProgress): void;
  log(level: 'info' | 'warning' | 'error', message: string): void;
  /** Aborted when main asks the job to stop. */
  readonly signal: AbortSignal;
}

const progressMs = 100;

/**
 * Runs one task in this process and ends the process: says ready, waits for the start, works, sends exactly one
 * `done` or `failed`. Ends too when main is gone, since a job without a writer can store nothing.
 */
export function serveJob(work: (task: JobTask, port: JobPort) => Promise<JobResult>): void {
  const abort = new AbortController();
  const post: Post = parentPort ? (message) => parentPort.postMessage(message) : postToNode;
  const port = makePort(post, abort.signal);
  const receive = (message: ToJob): void => {
    if (message.type === 'cancel') {
      abort.abort(new AppError('cancelled', 'Cancelled.'));
      return;
    }
    if (message.type !== 'start') return;
    work(message.task, port)
      .then((result) => post({ type: 'done', result }))
      .catch((error: unknown) => {
        if (!(error instanceof AppError)) console.error(error);
        return post({ type: 'failed', error: toEnvelope(error) });
      })
      .finally(() => leave(parentPort !== undefined));
  };
  if (parentPort) {
    // Ports to the GPU page come this way too: gpu-port.ts waits for them.
    parentPort.on('message', ({ data }) => data.type !== 'gpu' && receive(data));
  } else {
    process.on('message', (message) => receive(message as ToJob));
    process.on('disconnect', () => process.exit(1));
  }
  void post({ type: 'ready' });
}

/** Where it takes a while until a message is out, a promise of it. */
type Post = (message: FromJob) => Promise<void> | void;

function makePort(post: Post, signal: AbortSignal): JobPort {
  let last = Number.NEGATIVE_INFINITY;
  return {
    send: (message) => void post(message),
    signal,
    progress(progress) {
      const now = performance.now();
      if (now - last < progressMs) return;
      last = now;
      void post({ type: 'progress', progress });
    },
    log: (level, message) => void post({ type: 'log', line: { time: Date.now(), level, message } }),
  };
}

/** Resolves once the message is out: a report of hundreds of files is more than the channel holds while main is busy. */
function postToNode(message: FromJob): Promise<void> {
  if (!process.connected) process.exit(1);
  return new Promise((resolve) => {
    process.send?.(message, undefined, undefined, () => resolve());
  });
}

/** Leaves once the last message is out; Electron's takes one more turn. */
function leave(isElectron: boolean): void {
  if (isElectron) setTimeout(() => process.exit(0), 50);
  else {
    process.removeAllListeners('disconnect');
    process.disconnect?.();
    setImmediate(() => process.exit(0));
  }
}
