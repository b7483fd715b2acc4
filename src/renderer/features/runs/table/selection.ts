import { create } from 'zustand';

interface SelectionStore {
  readonly ids: ReadonlySet<number>;
  /** Row that a range begins at: the last one ticked by itself. */
  readonly anchor: number | null;
  readonly set: (ids: Iterable<number>, anchor?: number | null) => void;
  readonly toggle: (ids: readonly number[], anchor: number) => void;
  readonly add: (ids: readonly number[]) => void;
  readonly clear: () => void;
}

/** Runs that are ticked, for this session; ids alone, so that ten thousand weigh nothing. */
export const useSelection = create<SelectionStore>()((set) => ({
  ids: new Set(),
  anchor: null,
  set: (ids, anchor = null) => set({ ids: new Set(ids), anchor }),
  toggle: (ids, anchor) => set((state) => ({ ids: toggled(state.ids, ids), anchor })),
  add: (ids) => set((state) => ({ ids: new Set([...state.ids, ...ids]) })),
  clear: () => set({ ids: new Set(), anchor: null }),
}));

/** All of them out where all are in, else all of them in. */
export function toggled(selected: ReadonlySet<number>, ids: readonly number[]): ReadonlySet<number> {
  const next = new Set(selected);
  const isOut = ids.every((id) => next.has(id));
  for (const id of ids) {
    if (isOut) next.delete(id);
    else next.add(id);
  }
  return next;
}

/** What a key or a tick is about: all that are selected, or the one row where none is. */
export function targetsOf(selected: ReadonlySet<number>, row: readonly number[]): readonly number[] {
  return selected.size > 0 ? [...selected] : row;
}

/** Rows from one to the other, whichever is above; both included. */
export const rangeBetween = (a: number, b: number): { readonly from: number; readonly to: number } => ({
  from: Math.min(a, b),
  to: Math.max(a, b),
});
