import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Json } from './json';

/** Edits of one experiment that are not saved. `text` is what stands in the JSON editor, whether it parses or not. */
export interface Draft {
  readonly value: Json;
  readonly text: string | null;
}

interface DraftStore {
  readonly drafts: Readonly<Record<string, Draft>>;
  readonly put: (key: string, draft: Draft) => void;
  readonly drop: (key: string) => void;
}

/**
 * Unsaved edits outlive a change of page and a restart, so that leaving an experiment never costs work and never
 * needs a question. Only edits are kept here; what is saved lives in the query cache.
 */
export const useDraftStore = create<DraftStore>()(
  persist(
    (set) => ({
      drafts: {},
      put: (key, draft) => set((state) => ({ drafts: { ...state.drafts, [key]: draft } })),
      drop: (key) =>
        set((state) => ({
          drafts: Object.fromEntries(Object.entries(state.drafts).filter(([other]) => other !== key)),
        })),
    }),
    { name: 'longshort.experiment-drafts', version: 1 },
  ),
);

/** Ids are unique within one workspace only. */
export function draftKey(workspacePath: string, experimentId: number): string {
  return `${workspacePath}#${experimentId}`;
}
