import type { RunTableAsk, RunView } from '@shared/run-table';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export type Sort = RunTableAsk['sort'];

/** How the table is looked at: what a saved view keeps. */
export interface Look {
  readonly query: string;
  readonly sort: Sort;
  readonly groupBy: readonly string[];
  /** Null: as at first. */
  readonly columns: readonly string[] | null;
}

interface TableStore extends Look {
  /** Pixels, of columns that were resized. */
  readonly widths: Readonly<Record<string, number>>;
  readonly isArchivedShown: boolean;
  readonly isDifferingOnly: boolean;
  readonly hasDeviations: boolean;
  /** The saved view that was chosen last. */
  readonly viewId: number | null;
  readonly recent: readonly string[];
  /** Workspace that the rest belongs to. */
  readonly workspace: string;
  readonly hidden: readonly number[];
  readonly open: readonly string[];
  readonly setQuery: (query: string) => void;
  readonly setSort: (sort: Sort) => void;
  readonly setGroupBy: (groupBy: readonly string[]) => void;
  readonly setColumns: (columns: readonly string[] | null) => void;
  readonly setWidth: (key: string, width: number | null) => void;
  readonly resetColumns: () => void;
  readonly set: (
    change: Partial<Pick<TableStore, 'isArchivedShown' | 'isDifferingOnly' | 'hasDeviations' | 'viewId'>>,
  ) => void;
  readonly remember: (query: string) => void;
  readonly hide: (ids: readonly number[]) => void;
  readonly show: (ids: readonly number[] | null) => void;
  readonly toggleOpen: (key: string) => void;
  readonly apply: (view: RunView | null) => void;
  /** Forgets what belonged to another file. */
  readonly enter: (workspace: string) => void;
}

const RECENT = 8;

const firstLook: Look = {
  query: '',
  sort: [{ key: 'createdAt', isDescending: true }],
  groupBy: [],
  columns: null,
};

/** How the user set up the table of runs; kept between sessions. */
export const useTableStore = create<TableStore>()(
  persist(
    (set) => ({
      ...firstLook,
      widths: {},
      isArchivedShown: false,
      isDifferingOnly: false,
      hasDeviations: true,
      viewId: null,
      recent: [],
      workspace: '',
      hidden: [],
      open: [],
      setQuery: (query) => set({ query }),
      setSort: (sort) => set({ sort }),
      setGroupBy: (groupBy) => set({ groupBy, open: [] }),
      setColumns: (columns) => set({ columns }),
      setWidth: (key, width) => set(({ widths }) => ({ widths: withWidth(widths, key, width) })),
      resetColumns: () => set({ columns: null, widths: {}, isDifferingOnly: false, hasDeviations: true }),
      set: (change) => set(change),
      remember: (query) => set(({ recent }) => ({ recent: withRecent(recent, query) })),
      hide: (ids) => set(({ hidden }) => ({ hidden: [...new Set([...hidden, ...ids])] })),
      show: (ids) =>
        set(({ hidden }) => ({ hidden: ids === null ? [] : hidden.filter((id) => !ids.includes(id)) })),
      toggleOpen: (key) =>
        set(({ open }) => ({
          open: open.includes(key) ? open.filter((other) => other !== key) : [...open, key].slice(-1000),
        })),
      apply: (view) =>
        set({ ...(view === null ? firstLook : lookOf(view)), viewId: view?.id ?? null, open: [] }),
      enter: (workspace) =>
        set((state) =>
          state.workspace === workspace
            ? {}
            : { workspace, hidden: [], open: [], viewId: null, query: '', recent: [] },
        ),
    }),
    {
      name: 'longshort.runs-look',
      version: 1,
      partialize: ({ open: _, ...kept }) => kept,
    },
  ),
);

const lookOf = ({ query, sort, groupBy, columns }: RunView): Look => ({ query, sort, groupBy, columns });

/** Whether a look is that of a view. */
export function isSameLook(a: Look, b: Look): boolean {
  return JSON.stringify(lookParts(a)) === JSON.stringify(lookParts(b));
}

const lookParts = ({ query, sort, groupBy, columns }: Look) => [query.trim(), sort, groupBy, columns];

/** The newest first, each once. */
export function withRecent(recent: readonly string[], query: string): readonly string[] {
  const text = query.trim();
  return text === '' ? recent : [text, ...recent.filter((other) => other !== text)].slice(0, RECENT);
}

function withWidth(widths: Readonly<Record<string, number>>, key: string, width: number | null) {
  const { [key]: _, ...rest } = widths;
  return width === null ? rest : { ...rest, [key]: width };
}
