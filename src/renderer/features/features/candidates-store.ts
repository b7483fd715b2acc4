import type { FeatureSpec } from '@shared/spec';
import { create } from 'zustand';

/** Features that are looked at for an experiment, and those of them that it shall not have. */
export interface Candidates {
  readonly features: readonly FeatureSpec[];
  /** Keys of those that are switched off. */
  readonly off: readonly string[];
}

interface CandidatesStore {
  readonly drafts: Readonly<Record<string, Candidates>>;
  readonly put: (key: string, candidates: Candidates) => void;
  readonly drop: (key: string) => void;
}

/** What was tried out on the page of features and not yet applied; it outlives a change of page, not of the program. */
export const useCandidatesStore = create<CandidatesStore>()((set) => ({
  drafts: {},
  put: (key, candidates) => set((state) => ({ drafts: { ...state.drafts, [key]: candidates } })),
  drop: (key) =>
    set((state) => ({
      drafts: Object.fromEntries(Object.entries(state.drafts).filter(([other]) => other !== key)),
    })),
}));
