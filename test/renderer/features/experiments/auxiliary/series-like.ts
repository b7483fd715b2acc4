import type { SeriesSummary } from '@shared/series';

/** The summary of a series that differs from a plain daily one in what is given. */
export function seriesLike(change: Partial<SeriesSummary> & { readonly name: string }): SeriesSummary {
  return {
    id: 1,
    kind: 'bars',
    levels: 0,
    bars: 1000,
    firstTime: 0,
    lastTime: 86_400_000 * 1400,
    intervalMs: 86_400_000,
    hasAdjustedClose: false,
    actions: 0,
    source: 'a.csv',
    dataHash: 'x',
    createdAt: 0,
    warnings: [],
    calendar: null,
    timeZone: 'UTC',
    revision: 0,
    ...change,
  };
}
