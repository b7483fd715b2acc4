import { AppError } from '@shared/errors';
import type { RunColumn, RunEdit, RunTable, RunTableAsk, RunView } from '@shared/run-table';
import type { SeriesParts } from './series';

export function runTableService(_parts: SeriesParts) {
  const missing = (): never => {
    throw new AppError('unsupported', 'The table of runs is being built.');
  };
  return {
    table: (_ask: RunTableAsk): Promise<RunTable> => missing(),
    columns: (_archived: boolean): Promise<RunColumn[]> => missing(),
    ids: (_ask: { query: string; archived: boolean }): Promise<number[]> => missing(),
    edit: (_edits: readonly RunEdit[]): RunEdit[] => missing(),
    views: (): RunView[] => missing(),
    saveView: (_body: Omit<RunView, 'id'>): RunView => missing(),
    removeView: (_id: number): void => missing(),
  };
}
