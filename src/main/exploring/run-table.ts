import type { QueryMoment } from '@core/run-table/query/tests';
import type { RunColumn, RunTable } from '@shared/run-table';
import type { Ask } from './questions';
import type { SeriesCache } from './series-cache';

/** A stretch of the table of runs. */
export function runTableOf({ runs }: SeriesCache, ask: Ask<'runTable'>): RunTable {
  return runs.current().table(ask, moment());
}

export function runColumnsOf({ runs }: SeriesCache, { archived }: Ask<'runColumns'>): RunColumn[] {
  return runs.current().columns(archived);
}

export function runIdsOf({ runs }: SeriesCache, ask: Ask<'runIds'>): number[] {
  return runs.current().ids(ask, moment());
}

/** Days of a query are those of the user's own time zone. */
function moment(): QueryMoment {
  return {
    now: Date.now(),
    localTime: (year, month, day, hour, minute) => new Date(year, month - 1, day, hour, minute).getTime(),
  };
}
