import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** What only the window knows: what is folded and which dialog is open. Nothing that main has told. */
interface UiState {
  readonly isNavCollapsed: boolean;
  readonly isShortcutsOpen: boolean;
  /** File being imported; null while the dialog is closed. */
  readonly importPath: string | null;
  readonly toggleNav: () => void;
  readonly showShortcuts: (isOpen: boolean) => void;
  readonly setImportPath: (path: string | null) => void;
}

export const useUiStore = create<UiState>()(
  persist(
    (set) => ({
      isNavCollapsed: false,
      isShortcutsOpen: false,
      importPath: null,
      toggleNav: () => set((state) => ({ isNavCollapsed: !state.isNavCollapsed })),
      showShortcuts: (isShortcutsOpen) => set({ isShortcutsOpen }),
      setImportPath: (importPath) => set({ importPath }),
    }),
    { name: 'longshort-ui', partialize: ({ isNavCollapsed }) => ({ isNavCollapsed }) },
  ),
);
