import { create } from 'zustand';
import type { Stretch } from '../../../charts/AxisStrips';
import type { Brushes } from './selection';

/** What of a sweep is looked at, shared by all its charts and its table. */
interface SelectionStore {
  readonly sweepId: number | null;
  readonly brushes: Brushes;
  /** Numbers of the trials ticked in the table. */
  readonly ticked: readonly number[];
  /** The trial whose details are open. */
  readonly opened: number | null;
  /** The part of the page that is looked at. */
  readonly tab: string;
  /** Forgets what was selected of another sweep. */
  readonly begin: (sweepId: number) => void;
  readonly brush: (axis: string, stretch: Stretch | null) => void;
  readonly clear: () => void;
  readonly tick: (numbers: readonly number[]) => void;
  readonly open: (number: number | null) => void;
  readonly turnTo: (tab: string) => void;
}

export const useSelection = create<SelectionStore>()((set) => ({
  sweepId: null,
  brushes: {},
  ticked: [],
  opened: null,
  tab: 'overview',
  begin: (sweepId) =>
    set((state) =>
      state.sweepId === sweepId ? state : { sweepId, brushes: {}, ticked: [], opened: null, tab: 'overview' },
    ),
  brush: (axis, stretch) =>
    set(({ brushes: { [axis]: _, ...others } }) => ({
      brushes: stretch === null ? others : { ...others, [axis]: stretch },
    })),
  clear: () => set({ brushes: {} }),
  tick: (ticked) => set({ ticked }),
  open: (opened) => set({ opened }),
  turnTo: (tab) => set({ tab }),
}));
