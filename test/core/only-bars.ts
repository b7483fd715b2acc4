import type { StoredBars } from '@core/bars';
import type { ExperimentData } from '@core/dataset/experiment-data';

/** Bars alone, without corporate actions and auxiliary series. */
export function onlyBars(bars: StoredBars, intervalMs = 86_400_000): ExperimentData {
  return {
    series: { data: { kind: 'bars', bars }, intervalMs, actions: [] },
    auxiliary: new Map(),
    panel: [],
  };
}
