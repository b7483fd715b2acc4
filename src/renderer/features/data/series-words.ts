import type { SeriesKind, SeriesSummary } from '@shared/series';
import { formatCount } from '../../ui/format';

/** One of what a series of a kind has many of. */
export const unitOf: Readonly<Record<SeriesKind, string>> = {
  bars: 'bar',
  scalar: 'value',
  depth: 'snapshot',
};

/** How much a series holds: `1,000 bars`, `250 values`, `12 snapshots of 5 levels`. */
export function sizeOf({ kind, bars, levels }: Pick<SeriesSummary, 'kind' | 'bars' | 'levels'>): string {
  const size = formatCount(bars, unitOf[kind]);
  return kind === 'depth' ? `${size} of ${formatCount(levels, 'level')}` : size;
}
