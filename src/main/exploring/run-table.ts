import { allButSeed } from '@core/run-table/arrange';
import type { QueryMoment } from '@core/run-table/query/tests';
import { type RunColumn, type RunTable, type RunTableAsk, runTableAsk } from '@shared/run-table';
import type { KeptRuns } from './run-frame';

/** What the clerk, the process that has all runs in memory, can be asked, and what it answers. */
export interface RunQuestions {
  readonly table: { ask: RunTableAsk; answer: RunTable };
  readonly columns: { ask: { readonly archived: boolean }; answer: RunColumn[] };
  /** None where the query is at fault. */
  readonly ids: { ask: Pick<RunTableAsk, 'query' | 'archived'>; answer: number[] };
  /** Reads the runs, so that the first real question need not wait for it. */
  readonly load: { ask: Record<string, never>; answer: undefined };
}

export const runAnswers: {
  readonly [K in keyof RunQuestions]: (
    runs: KeptRuns,
    ask: RunQuestions[K]['ask'],
  ) => RunQuestions[K]['answer'];
} = {
  table: (runs, ask) => runs.current().table(ask, moment()),
  columns: (runs, { archived }) => runs.current().columns(archived),
  ids: (runs, ask) => runs.current().ids(ask, moment()),
  load: (runs) => {
    const answers = runs.current();
    // What the page asks for first, and code that is compiled as it is first used, and well where it is used again.
    answers.columns(false);
    for (const isDescending of [true, false]) {
      const sort = [{ key: 'test.sharpe', isDescending }];
      const columns = ['state', 'test.sharpe'];
      answers.table(runTableAsk.parse({ columns, sort, groupBy: [allButSeed], query: 'is:done' }), moment());
    }
  },
};

/** Days of a query are those of the user's own time zone. */
export function moment(): QueryMoment {
  return {
    now: Date.now(),
    localTime: (year, month, day, hour, minute) => new Date(year, month - 1, day, hour, minute).getTime(),
  };
}
