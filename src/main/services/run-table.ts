import type { RunColumn, RunEdit, RunTable, RunTableAsk, RunView } from '@shared/run-table';
import { editRuns } from '../storage/run-edits';
import { listViews, removeView, saveView } from '../storage/run-views';
import type { SeriesParts } from './series';

/** The runs of the workspace by the thousand: looked through, marked, and looked at by saved views. */
export function runTableService({ session, clock, emit }: SeriesParts) {
  const db = () => session.workspace().db;
  const viewsChanged = (id: number): void => emit('changed', { topic: 'views', ids: [id] });
  return {
    table: (ask: RunTableAsk): Promise<RunTable> => session.clerk().ask('runTable', ask),
    columns: (archived: boolean): Promise<RunColumn[]> => session.clerk().ask('runColumns', { archived }),
    ids: (ask: Pick<RunTableAsk, 'query' | 'archived'>): Promise<number[]> =>
      session.clerk().ask('runIds', ask),
    edit(edits: readonly RunEdit[]): RunEdit[] {
      const undo = editRuns(db(), edits, clock());
      emit('changed', { topic: 'runs', ids: [...new Set(edits.flatMap(({ ids }) => ids))] });
      return undo;
    },
    views: (): RunView[] => listViews(db()),
    saveView(body: Omit<RunView, 'id'>): RunView {
      const view = saveView(db(), body, clock());
      viewsChanged(view.id);
      return view;
    },
    removeView(id: number): void {
      removeView(db(), id);
      viewsChanged(id);
    },
  };
}
