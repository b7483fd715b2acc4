import type { SweepDetail, TrialRow } from '@shared/sweeps';
import { createContext, useContext, useDeferredValue, useMemo } from 'react';
import { useFeatureCatalog } from '../../../api/queries';
import { selectedBy } from './selection';
import { useSelection } from './selection-store';
import { dimensionsOf, type SweepView, sweepView } from './sweep-view';

const noTrials = [] as const;

/** What a sweep's page draws of these trials. */
export function useViewOf(sweep: SweepDetail, trials: readonly TrialRow[] = noTrials): SweepView {
  const catalog = useFeatureCatalog().data ?? noTrials;
  const dimensions = useMemo(() => dimensionsOf(sweep.spec, catalog), [sweep.spec, catalog]);
  return useMemo(() => sweepView(sweep, dimensions, trials), [sweep, dimensions, trials]);
}

/** Numbers of the trials selected by the axes, null where all are; after the drag along an axis where that is faster. */
export function useSelectionOf({ trials, readAxes }: SweepView): ReadonlySet<number> | null {
  const brushes = useDeferredValue(useSelection((state) => state.brushes));
  return useMemo(() => selectedBy(trials, readAxes, brushes), [trials, readAxes, brushes]);
}

const ViewContext = createContext<SweepView | null>(null);
export const SweepViewProvider = ViewContext.Provider;

export function useSweepView(): SweepView {
  const view = useContext(ViewContext);
  if (view === null) throw new Error('There is no sweep around this part of the page.');
  return view;
}

const SelectedContext = createContext<ReadonlySet<number> | null>(null);
export const SelectedProvider = SelectedContext.Provider;

/** Numbers of the selected trials; null where all are. */
export const useSelected = (): ReadonlySet<number> | null => useContext(SelectedContext);
