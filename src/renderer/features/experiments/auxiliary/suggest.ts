import type { SeriesSummary } from '@shared/series';
import type { AuxiliarySpec } from '@shared/spec';

/** How a series is joined unless the user knows better. `taken` are the names that others have. */
export function suggestJoin(series: SeriesSummary, taken: readonly string[]): AuxiliarySpec {
  return {
    name: suggestName(series.name, taken),
    series: series.name,
    stamped: suggestStamp(series),
    lag: 0,
    lagUnit: 'days',
  };
}

const longestName = 40;

/** A series' name as formulas can say it: `S&P 500 (daily)` is `s_p_500_daily`, and `s_p_500_daily_2` where that is taken. */
export function suggestName(seriesName: string, taken: readonly string[]): string {
  const plain = seriesName
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const name = (/^[a-z]/.test(plain) ? plain : `x_${plain}`.replace(/_$/, '')).slice(0, longestName);
  const isFree = (candidate: string): boolean => !taken.includes(candidate) && !columnNames.has(candidate);
  if (isFree(name)) return name;
  for (let count = 2; ; count++) {
    const numbered = `${name.slice(0, longestName - 1 - String(count).length)}_${count}`;
    if (isFree(numbered)) return numbered;
  }
}

/** Columns of the bars themselves, which a joined series cannot be called. */
const columnNames = new Set(['time', 'open', 'high', 'low', 'close', 'volume']);

/**
 * Snapshots and values that come at any moment are stamped when they were known. What comes at even distances is mostly stamped
 * where its interval begins, as bars are; where that is wrong, nothing is seen too early.
 */
function suggestStamp({ kind, intervalMs }: SeriesSummary): AuxiliarySpec['stamped'] {
  if (kind === 'depth') return 'end';
  return intervalMs >= 60_000 && intervalMs % 60_000 === 0 ? 'start' : 'end';
}
