import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { inlineColumns, type OpenColumns } from '@core/dataset/column-source';
import { type Helpers, parallelColumns } from './parallel-columns';
import type { SharedWork } from './shared-work';

/** More than this many share the memory's bandwidth rather than the work. */
const mostHelpers = 4;

/** Values, features times bars, below which threads take longer to start than they save. */
const worthThreads = 4_000_000;

/**
 * Computes the features of large data on all processors, in a process that nobody waits for at the screen; those of small data in this
 * thread, as all are where the machine has no more than one processor.
 *
 * @param file the program of a thread: `entries/columns.ts`
 * @param report told where a thread cannot help; the features are computed without it
 */
export function columnsOnAllCores(file: string, report: (problem: string) => void): OpenColumns {
  const helpers = Math.min(availableParallelism() - 1, mostHelpers);
  const parallel = parallelColumns({
    helpers,
    begin: (work, count) => beginThreads(file, work, count, report),
  });
  return (market, features) => {
    const isWorth = helpers > 0 && features.length * market.bars.time.length >= worthThreads;
    return (isWorth ? parallel : inlineColumns)(market, features);
  };
}

/** Ends with the process too: threads that still compute keep none alive. */
export function beginThreads(
  file: string,
  work: SharedWork,
  count: number,
  report: (problem: string) => void,
): Helpers {
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
      const thread = new Worker(file, { workerData: work, execArgv: [] });
      thread.on('error', tell);
      thread.unref();
      threads.push(thread);
    }
  } catch (error) {
    tell(error instanceof Error ? error : new Error(String(error)));
  }
  return {
    async end() {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}
