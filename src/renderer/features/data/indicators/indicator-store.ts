import type { FeatureSpec } from '@shared/spec';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export interface ChosenIndicator {
  readonly id: string;
  readonly feature: FeatureSpec;
}

interface IndicatorState {
  /** Drawn on whichever series is shown, in this order. */
  readonly chosen: readonly ChosenIndicator[];
  readonly add: (feature: FeatureSpec) => void;
  readonly change: (id: string, feature: FeatureSpec) => void;
  readonly remove: (id: string) => void;
}

/** Which indicators the user wants on charts; kept between sessions. */
export const useIndicatorStore = create<IndicatorState>()(
  persist(
    (set) => ({
      chosen: [],
      add: (feature) => set(({ chosen }) => ({ chosen: [...chosen, { id: crypto.randomUUID(), feature }] })),
      change: (id, feature) =>
        set(({ chosen }) => ({ chosen: chosen.map((one) => (one.id === id ? { id, feature } : one)) })),
      remove: (id) => set(({ chosen }) => ({ chosen: chosen.filter((one) => one.id !== id) })),
    }),
    { name: 'longshort-indicators' },
  ),
);
