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
  'test.balancedAccuracy',
  'test.mcc',
  'test.rocAuc',
  'test.prAuc',
  'test.brier',
  'test.movement.accuracy',
  'test.movement.balancedAccuracy',
  'test.movement.macroF1',
  'test.movement.logLoss',
  'test.forecast.rmse',
  'test.forecast.mae',
  'test.forecast.mse',
  'test.forecast.r2',
  'test.forecast.r2VsZero',
  'test.forecast.r2VsLag',
  'test.forecast.qlike',
  'test.forecast.coverage',
  'test.forecast.nll',
  'test.forecast.pinball',
  'test.information.ic',
  'test.information.rankIc',
  'test.information.icir',
  'validation.logLoss',
  'epochs',
  'device',
  'note',
] as const;

const hidden: ColumnVisibilityState = Object.fromEntries(hiddenAtFirst.map((id) => [id, false]));

/** How the user set up the table of runs; kept between sessions. */
export const useRunsTableStore = create<RunsTableStore>()(
  persist(
    (set) => ({
      visibility: hidden,
      sorting: [{ id: 'createdAt', desc: true }],
      setVisibility: (update) => set((state) => ({ visibility: apply(update, state.visibility) })),
      setSorting: (update) => set((state) => ({ sorting: apply(update, state.sorting) })),
    }),
    {
      name: 'longshort.runs-table',
      version: 3,
      // Columns that are new since then are hidden as they are at first.
      migrate: (stored) => withHidden(stored),
    },
  ),
);

function withHidden(stored: unknown) {
  const before = typeof stored === 'object' ? stored : null;
  const visibility = before !== null && 'visibility' in before ? before.visibility : null;
  return { ...before, visibility: { ...hidden, ...(typeof visibility === 'object' ? visibility : null) } };
}

function apply<T>(update: Update<T>, old: T): T {
  return update instanceof Function ? update(old) : update;
}
