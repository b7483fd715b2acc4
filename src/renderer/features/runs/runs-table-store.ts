import type { ColumnVisibilityState, SortingState } from '@tanstack/react-table';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface RunsTableStore {
  /** Columns are shown unless they are false here. */
  readonly visibility: ColumnVisibilityState;
  readonly sorting: SortingState;
  readonly setVisibility: (update: Update<ColumnVisibilityState>) => void;
  readonly setSorting: (update: Update<SortingState>) => void;
}

type Update<T> = T | ((old: T) => T);

const hiddenAtFirst = [
  'test.grossTotalReturn',
  'test.costs',
  'test.cagr',
  'test.volatility',
  'test.winRate',
  'test.exposure',
  'test.turnover',
  'test.precision',
  'test.recall',
  'validation.logLoss',
  'epochs',
  'device',
  'note',
] as const;

/** How the user set up the table of runs; kept between sessions. */
export const useRunsTableStore = create<RunsTableStore>()(
  persist(
    (set) => ({
      visibility: Object.fromEntries(hiddenAtFirst.map((id) => [id, false])),
      sorting: [{ id: 'createdAt', desc: true }],
      setVisibility: (update) => set((state) => ({ visibility: apply(update, state.visibility) })),
      setSorting: (update) => set((state) => ({ sorting: apply(update, state.sorting) })),
    }),
    { name: 'longshort.runs-table', version: 1 },
  ),
);

function apply<T>(update: Update<T>, old: T): T {
  return update instanceof Function ? update(old) : update;
}
