import { create } from 'zustand';

/** As many as the contract compares at once. */
export const MAX_COMPARED = 20;

interface CompareStore {
  /** Runs put side by side, in the order they were added. */
  readonly ids: readonly number[];
  readonly set: (ids: readonly number[]) => void;
  readonly toggle: (id: number) => void;
}

/** What is being compared, for this session; the page's address carries it too. */
export const useCompareStore = create<CompareStore>()((set) => ({
  ids: [],
  set: (ids) => set({ ids: ids.slice(0, MAX_COMPARED) }),
  toggle: (id) =>
    set(({ ids }) => ({
      ids: ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id].slice(-MAX_COMPARED),
    })),
}));

export const comparePath = (ids: readonly number[]): string =>
  ids.length === 0 ? '/compare' : `/compare?ids=${ids.join(',')}`;
