import type { ImportOptions } from '@shared/series';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** What the import dialog is about. */
export type Importing =
  | { readonly kind: 'file'; readonly path: string }
  /** Files and folders, each file a series of its own. */
  | { readonly kind: 'many'; readonly paths: readonly string[] }
  /** Further rows of a series that is there; read as that series was, unless told otherwise. */
  | {
      readonly kind: 'append';
      readonly path: string;
      readonly seriesId: number;
      readonly options: ImportOptions | null;
    };

/** What only the window knows: what is folded and which dialog is open. Nothing that main has told. */
interface UiState {
  readonly isNavCollapsed: boolean;
  readonly isShortcutsOpen: boolean;
  /** Null while the import dialog is closed. */
  readonly importing: Importing | null;
  readonly toggleNav: () => void;
  readonly showShortcuts: (isOpen: boolean) => void;
  readonly setImporting: (importing: Importing | null) => void;
}

export const useUiStore = create<UiState>()(
  persist(
    (set) => ({
      isNavCollapsed: false,
      isShortcutsOpen: false,
      importing: null,
      toggleNav: () => set((state) => ({ isNavCollapsed: !state.isNavCollapsed })),
      showShortcuts: (isShortcutsOpen) => set({ isShortcutsOpen }),
      setImporting: (importing) => set({ importing }),
    }),
    { name: 'longshort-ui', partialize: ({ isNavCollapsed }) => ({ isNavCollapsed }) },
  ),
);
