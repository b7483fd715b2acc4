import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { nativeColumns } from '@compute/native/columns';
import { columnsBy, type OpenColumns } from '@core/dataset/column-source';
import { type Helpers, parallelColumns } from './parallel-columns';
import type { SharedWork } from './shared-work';

/** More than this many share the memory's bandwidth rather than the work. */
const mostHelpers = 4;

/** Values, features times bars, below which threads take longer to start than they save. */
const worthThreads = 4_000_000;

/** What computes the features of a process that nobody waits for at the screen. */
export interface ColumnsOnAllCores {
  /** Starts threads where data of this size is worth them, so that they are there once it is read. */
  expect(features: number, bars: number): void;
  /** On all processors where the data is worth it, else in the thread that asks. */
  readonly open: OpenColumns;
}

/**
 * @param file the program of a thread: `entries/columns.ts`
 * @param report told where a thread cannot help; the features are computed without it
 */
export function columnsOnAllCores(file: string, report: (problem: string) => void): ColumnsOnAllCores {
  const helpers = helpersHere();
  let waiting: Threads | null = null;
  const begin = (work: SharedWork): Helpers => {
    const threads = waiting ?? startThreads(file, helpers, report);
    waiting = null;
    threads.give(work);
    return threads;
  };
  const compute = nativeColumns();
  const parallel = parallelColumns({ helpers, begin, compute });
  const alone = columnsBy(compute);
  const isWorth = (features: number, bars: number) => helpers > 0 && features * bars >= worthThreads;
  return {
    expect(features, bars) {
      if (isWorth(features, bars)) waiting ??= startThreads(file, helpers, report);
    },
    open(market, features) {
      if (isWorth(features.length, market.bars.time.length)) return parallel(market, features);
      void waiting?.end();
      waiting = null;
      return alone(market, features);
    },
  };
}

/** How many threads help the one that asks. */
export function helpersHere(): number {
  return Math.min(availableParallelism() - 1, mostHelpers);
}

/** Threads that help with one piece of work, once it is given to them, and then are gone. */
export interface Threads extends Helpers {
  give(work: SharedWork): void;
}

/** They end with the process too: none keeps it alive. */
export function startThreads(file: string, count: number, report: (problem: string) => void): Threads {
  const threads: Worker[] = [];
  let isTold = false;
  const tell = (error: Error) => {
    if (!isTold)
      report(
        `A thread could not help to compute the features, and the others did its part: ${error.message}`,
      );
    isTold = true;
  };
  try {
    while (threads.length < count) {
      const thread = new Worker(file, { execArgv: [] });
      thread.on('error', tell);
      thread.unref();
      threads.push(thread);
    }
  } catch (error) {
    tell(error instanceof Error ? error : new Error(String(error)));
  }
  return {
    give(work) {
      for (const thread of threads) thread.postMessage(work);
    },
    async end() {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}
