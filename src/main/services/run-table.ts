import { AppError } from '@shared/errors';
import type { RunColumn, RunEdit, RunTable, RunTableAsk, RunView } from '@shared/run-table';
import { runEditor } from '../storage/run-edits';
import { listViews, removeView, saveView } from '../storage/run-views';
import { inTurns, sliceSize } from './in-slices';
import type { SeriesParts } from './series';

export interface RunTableParts extends SeriesParts {
  readonly report: (error: unknown) => void;
}

/** The runs of the workspace by the thousand: looked through, marked, and looked at by saved views. */
export function runTableService({ session, clock, emit, report }: RunTableParts) {
  const db = () => session.workspace().db;
  const viewsChanged = (id: number): void => emit('changed', { topic: 'views', ids: [id] });
  return {
    /** Has the runs read before anyone asks for them. */
    warm(): void {
      session
        .clerk()
        .ask('load', {})
        .catch((error: unknown) => {
          // Whoever asks next hears what is wrong; that the workspace was closed meanwhile is nothing wrong.
          if (!(error instanceof AppError && error.kind === 'cancelled')) report(error);
        });
    },
    table: (ask: RunTableAsk): Promise<RunTable> => session.clerk().ask('table', ask),
    columns: (archived: boolean): Promise<RunColumn[]> => session.clerk().ask('columns', { archived }),
    ids: (ask: Pick<RunTableAsk, 'query' | 'archived'>): Promise<number[]> => session.clerk().ask('ids', ask),
    /** Where a slice cannot be stored, those before it are undone. Answers what undoes all of it. */
    async edit(edits: readonly RunEdit[]): Promise<RunEdit[]> {
      const editor = runEditor(session.workspace().db);
      const now = clock();
      let undo: RunEdit[] = [];
      try {
        await inTurns(piecesOf(edits), (piece) => {
          undo = [...editor(piece, now), ...undo];
        });
      } catch (error) {
        await inTurns(piecesOf(undo), (piece) => editor(piece, now));
        throw error;
      }
      emit('changed', { topic: 'runs', ids: announced(edits.flatMap(({ ids }) => ids)) });
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

/** Of very many runs none are named, which stands for all. */
export function announced(ids: readonly number[]): readonly number[] {
  return ids.length > sliceSize ? [] : [...new Set(ids)];
}

/** Runs that one transaction edits: some two milliseconds. */
const pieceSize = 200;

/** The edits in the same order, so that each piece is of so many runs at most. */
function piecesOf(edits: readonly RunEdit[]): readonly (readonly RunEdit[])[] {
  const pieces: RunEdit[][] = [];
  let room = 0;
  for (const edit of edits) {
    for (let from = 0; from < edit.ids.length; ) {
      if (room === 0) {
        pieces.push([]);
        room = pieceSize;
      }
      const ids = edit.ids.slice(from, from + room);
      pieces.at(-1)!.push({ ...edit, ids });
      from += ids.length;
      room -= ids.length;
    }
  }
  return pieces;
}
