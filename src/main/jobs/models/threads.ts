import { Worker } from 'node:worker_threads';
import { AppError, fromEnvelope } from '@shared/errors';
import type { ExperimentSpec } from '@shared/spec';
import type { Crew } from './crew';
import type { FoldData } from './fold-data';
import type { ModelNews, ModelTask } from './model-task';
import type { FromThread, ThreadStart, ToThread } from './thread-messages';

/**
 * Trains models on the native device in threads, one in each. The bits do not depend on their number: a model is trained by one thread
 * from its seed alone.
 *
 * @param file the program of a thread: `entries/models.ts`
 */
export function threadCrew(
  file: string,
  count: number,
  { training }: ExperimentSpec,
  checkpointMs: number,
): Crew {
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const start: ThreadStart = { training, checkpointMs, stop };
  const threads = Array.from({ length: count }, () => new Thread(file, start));
  const idle = [...threads];
  return {
    hands: count,
    isThreaded: true,
    async train(task, data, hear) {
      const thread = idle.pop();
      if (thread === undefined) throw new Error('More models than threads.');
      try {
        await thread.train(task, data, hear);
      } finally {
        idle.push(thread);
      }
    },
    stop: () => void Atomics.store(stop, 0, 1),
    async end() {
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}

interface Order {
  readonly hear: (news: ModelNews) => void;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

class Thread {
  private readonly worker: Worker;
  private order: Order | null = null;
  /** Why it is gone; null while it is there. */
  private loss: AppError | null = null;

  constructor(file: string, start: ThreadStart) {
    this.worker = new Worker(file, { workerData: start, execArgv: [] });
    this.worker.on('message', (message: FromThread) => this.receive(message));
    this.worker.on('error', (error) => this.lose(error));
    this.worker.on('exit', (code) => this.lose(new Error(`it ended with code ${code}`)));
    // The process waits for messages of main, not for threads.
    this.worker.unref();
  }

  train(task: ModelTask, data: FoldData, hear: (news: ModelNews) => void): Promise<void> {
    if (this.loss !== null) return Promise.reject(this.loss);
    const order: ToThread = { task, data };
    return new Promise((resolve, reject) => {
      this.order = { hear, resolve, reject };
      this.worker.postMessage(order);
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private receive(message: FromThread): void {
    const order = this.order;
    if (order === null) return;
    if (message.type === 'news') {
      order.hear(message.news);
      return;
    }
    this.order = null;
    if (message.type === 'done') order.resolve();
    else order.reject(fromEnvelope(message.error));
  }

  private lose(cause: Error): void {
    this.loss ??= new AppError(
      'internal',
      `A thread that trained was lost: ${cause.message}. Resume the run to go on from the last finished epochs.`,
      [],
      { cause },
    );
    this.order?.reject(this.loss);
    this.order = null;
  }
}
