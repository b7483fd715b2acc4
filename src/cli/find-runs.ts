import { keepRuns } from '@main/exploring/run-frame';
import { moment } from '@main/exploring/run-table';
import type { Services } from '@main/services/app';
import { AppError } from '@shared/errors';
import { runTableAsk } from '@shared/run-table';
import type { RunSummary } from '@shared/runs';

export interface RunsWanted {
  readonly query: string;
  readonly archived?: boolean;
  readonly limit: number;
}

/** The newest runs that a query finds, with how many it finds of how many there are. @throws AppError `invalid` where it is at fault */
export async function findRuns(
  { session, runs }: Services,
  { query, archived = false, limit }: RunsWanted,
): Promise<{ readonly total: number; readonly matched: number; readonly runs: RunSummary[] }> {
  const newest = [{ key: 'createdAt', isDescending: true }];
  const ask = { ...runTableAsk.parse({ query, archived, sort: newest, columns: [] }), limit };
  const { total, matched, shown, fault } = keepRuns(session.workspace().db).current().table(ask, moment());
  if (fault !== null)
    throw new AppError('invalid', `The query is at fault at character ${fault.from + 1}: ${fault.message}`);
  const ids = shown.flatMap((row) => (row.kind === 'run' ? [row.id] : []));
  return { total, matched, runs: await runs.summaries(ids) };
}
