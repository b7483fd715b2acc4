import type { TrialRow } from '@shared/sweeps';
import type { TrialColumn } from './trial-columns';

export interface TrialSorting {
  readonly column: string;
  readonly isDescending: boolean;
}

/** By a column; what has nothing there comes last either way, equals in the order of their numbers. */
export function sortTrials(
  trials: readonly TrialRow[],
  column: Pick<TrialColumn, 'id' | 'keyOf'>,
  isDescending: boolean,
): readonly TrialRow[] {
  // In that order they come.
  if (column.id === 'number') return isDescending ? trials.toReversed() : trials;
  const keyed = trials.map((trial) => ({ trial, key: column.keyOf(trial) }));
  const sign = isDescending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null)
      return Number(a.key === null) - Number(b.key === null) || a.trial.number - b.trial.number;
    return sign * compare(a.key, b.key) || a.trial.number - b.trial.number;
  });
  return keyed.map(({ trial }) => trial);
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}
