import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { TrialSorting } from './sort-trials';

interface TableStore {
  /** Figures beside the objectives that have a column. */
  readonly figures: readonly string[];
  readonly sorting: TrialSorting;
  readonly toggleFigure: (metric: string) => void;
  /** The other way round where it is sorted by that column already. */
  readonly sortBy: (column: string) => void;
}

/** How the user set up the table of trials; kept between sessions. */
export const useTrialTable = create<TableStore>()(
  persist(
    (set) => ({
      figures: [],
      sorting: { column: 'number', isDescending: true },
      toggleFigure: (metric) =>
        set(({ figures }) => ({
          figures: figures.includes(metric)
            ? figures.filter((other) => other !== metric)
            : [...figures, metric],
        })),
      sortBy: (column) =>
        set(({ sorting }) => ({
          sorting: { column, isDescending: sorting.column === column && !sorting.isDescending },
        })),
    }),
    { name: 'longshort.trials-table', version: 1 },
  ),
);
