import type { SweepDetail } from '@shared/sweeps';
import { createContext, useContext, useMemo } from 'react';
import { useFeatureCatalog, useTrials } from '../../../api/queries';
import { selectedBy } from './selection';
import { useSelection } from './selection-store';
import { dimensionsOf, type SweepView, sweepView } from './sweep-view';
import { usePaced } from './use-paced';

const noTrials = [] as const;

/** The view of a sweep, as often as its number of trials can be drawn without stumbling. */
export function useLiveView(sweep: SweepDetail): SweepView {
  const known = useTrials(sweep.id).data?.trials ?? noTrials;
  const trials = usePaced(known, paceOf(known.length));
  const catalog = useFeatureCatalog().data ?? noTrials;
  const dimensions = useMemo(() => dimensionsOf(sweep.spec, catalog), [sweep.spec, catalog]);
  return useMemo(() => sweepView(sweep, dimensions, trials), [sweep, dimensions, trials]);
}

/** Milliseconds between two looks at so many trials. */
const paceOf = (trials: number): number => (trials < 2000 ? 200 : trials < 20_000 ? 1000 : 3000);

const ViewContext = createContext<SweepView | null>(null);
export const SweepViewProvider = ViewContext.Provider;

export function useSweepView(): SweepView {
  const view = useContext(ViewContext);
  if (view === null) throw new Error('There is no sweep around this part of the page.');
  return view;
}

/** Numbers of the trials selected by the axes; null where all are. */
export function useSelected(): ReadonlySet<number> | null {
  const { trials, readAxes } = useSweepView();
  const brushes = useSelection((state) => state.brushes);
  return useMemo(() => selectedBy(trials, readAxes, brushes), [trials, readAxes, brushes]);
}
