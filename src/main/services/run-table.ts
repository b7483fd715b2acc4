import { AppError } from '@shared/errors';
import type { RunColumn, RunEdit, RunTable, RunTableAsk, RunView } from '@shared/run-table';
import { keepPieces, type Piece, pieceStore } from '../storage/pending-edits';
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
    /**
     * Where a piece cannot be stored, those before it are undone; where Longshort ends in between, what is left is done at the next
     * opening. Answers what undoes all of it.
     */
    async edit(edits: readonly RunEdit[]): Promise<RunEdit[]> {
      const { db } = session.workspace();
      const now = clock();
      const pending = keepPieces(db, piecesOf(edits), now);
      const store = pieceStore(db, now);
      let undo: RunEdit[] = [];
      try {
        await inTurns(pending, (piece) => {
          undo = [...store(piece), ...undo];
        });
      } catch (error) {
        await inTurns(keepPieces(db, piecesOf(undo), now, pending), store);
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
function piecesOf(edits: readonly RunEdit[]): readonly Piece[] {
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
