import type { RunColumn } from '@shared/run-table';
import { fittingColumns } from './fitting-columns';

/** At first, as far as the workspace has them: what tells runs apart and what they are judged by. */
export const defaultColumns: readonly string[] = [
  'state',
  'series',
  'createdAt',
  'test.accuracy',
  'test.forecast.r2',
  'test.sharpe',
  'test.deflated',
  'test.totalReturn',
  'test.maxDrawdown',
  'seconds',
];

/** Columns that the table always has in places of their own. */
const fixed = new Set(['name']);

interface Choice {
  /** As the user has put them; null: as at first. */
  readonly chosen: readonly string[] | null;
  readonly isDifferingOnly: boolean;
}

/**
 * Keys of the columns to draw beside the name, in order: what was chosen and is there. Of those at first the ones that no run has a
 * value of are left out, but where there is no result at all yet, and those for which a small window has no room.
 */
export function shownColumns(
  all: readonly RunColumn[],
  { chosen, isDifferingOnly }: Choice,
): readonly string[] {
  const byKey = new Map(all.map((column) => [column.key, column]));
  const hasResult = all.some(({ key, distinct }) => key.startsWith('test.') && distinct > 0);
  const shown = (chosen ?? firstColumns(hasResult)).filter((key) => {
    const column = byKey.get(key);
    if (column === undefined || fixed.has(key)) return false;
    if (isDifferingOnly) return column.distinct > 1;
    if (chosen !== null) return true;
    // A workspace with one series need not name it in every row.
    if (key === 'series') return column.distinct > 1;
    return !hasResult || column.distinct > 0;
  });
  return chosen === null ? fittingColumns(shown, all) : shown;
}

/** Before there is a result, those that most will have. */
function firstColumns(hasResult: boolean): readonly string[] {
  return hasResult ? defaultColumns : defaultColumns.filter((key) => !key.startsWith('test.forecast.'));
}

/** Fields of the experiments in which runs differ; the series has a column of the run already. */
export function differingFields(all: readonly RunColumn[], isField: (key: string) => boolean) {
  return all
    .filter(({ key, distinct }) => distinct > 1 && key !== 'data.series' && isField(key))
    .map(({ key }) => key);
}

/** The list with one key moved by so many places; as it is where that leads nowhere. */
export function movedBy(keys: readonly string[], key: string, by: number): readonly string[] {
  const from = keys.indexOf(key);
  const to = from + by;
  if (from < 0 || to < 0 || to >= keys.length) return keys;
  const rest = keys.filter((other) => other !== key);
  return [...rest.slice(0, to), key, ...rest.slice(to)];
}

/** The list with one key put before another, or behind it where it came from the left of it. */
export function movedOnto(keys: readonly string[], key: string, onto: string): readonly string[] {
  return movedBy(keys, key, keys.indexOf(onto) - keys.indexOf(key));
}
