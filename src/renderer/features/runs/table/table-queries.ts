import type { AppError } from '@shared/errors';
import type { RunColumn, RunTableAsk, RunTableRow, RunView } from '@shared/run-table';
import { type QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { keys } from '../../../api/keys';
import { asksFor, STRETCH } from './stretches';

/** What the table shows, without which stretch of it. */
export type TableAsk = Omit<RunTableAsk, 'offset' | 'limit'>;

const noColumns: readonly RunColumn[] = [];
const noViews: readonly RunView[] = [];

/** Key and fetcher of one stretch of the table. */
export const stretchQuery = (ask: TableAsk, stretch: number) => ({
  queryKey: keys.runTable(ask, stretch),
  queryFn: () => call('runs.table', { ...ask, offset: stretch * STRETCH, limit: STRETCH }),
  gcTime: 60_000,
});

export const useRunColumns = (archived: boolean): UseQueryResult<readonly RunColumn[], AppError> =>
  useQuery({ queryKey: keys.runColumns(archived), queryFn: () => call('runs.columns', { archived }) });

/** Every tag that a run has, for completion. */
export function useKnownTags(): readonly string[] {
  const columns = useRunColumns(false).data ?? noColumns;
  return columns.find(({ kind }) => kind === 'tags')?.examples ?? [];
}

export const useViews = (): readonly RunView[] =>
  useQuery({ queryKey: keys.viewList, queryFn: () => call('views.list', {}) }).data ?? noViews;

/** Ids of the runs from one row of the table to another, both included; those of stretches that were never shown too. */
export async function idsBetween(ask: TableAsk, from: number, to: number): Promise<readonly number[]> {
  const rows = await rowsBetween(ask, from, to);
  return rows.flatMap((row) => (row.kind === 'run' ? [row.id] : []));
}

/** Ids of the runs below a group that stands in this row and is open. */
export async function idsBelow(ask: TableAsk, index: number, most: number): Promise<readonly number[]> {
  const rows = await rowsBetween(ask, index + 1, index + most);
  const end = rows.findIndex((row) => row.kind === 'group');
  return rows.slice(0, end < 0 ? undefined : end).flatMap((row) => (row.kind === 'run' ? [row.id] : []));
}

async function rowsBetween(ask: TableAsk, from: number, to: number): Promise<readonly RunTableRow[]> {
  const bare = { ...ask, columns: [] };
  const rows: RunTableRow[] = [];
  for (const part of asksFor(from, to, 1000)) {
    const { shown } = await call('runs.table', { ...bare, ...part });
    rows.push(...shown);
  }
  return rows;
}

/** Ids of all runs that a query finds. */
export const idsOf = (client: QueryClient, query: string, archived: boolean): Promise<readonly number[]> =>
  client.fetchQuery({
    queryKey: keys.runIds({ query, archived }),
    queryFn: () => call('runs.ids', { query, archived }),
  });
