import type { Comparison } from '@shared/runs';

/**
 * Whether runs can be told better and worse by a figure: by their accounts always, by what they said only where all of them answered the same
 * question. An error over five bars is not worse than one over a single bar, and of volatility it is in another unit than of returns.
 *
 * @param path of the figure among those of a split
 * @param comparison of the specs; undefined until it is known
 * @param judged places, in the order of the comparison, of the runs that have the figure
 */
export function isSameQuestion(
  path: string,
  comparison: Pick<Comparison, 'differences'> | undefined,
  judged: readonly number[],
): boolean {
  if (path.startsWith('trading.')) return true;
  if (comparison === undefined) return false;
  const labels = comparison.differences.filter(({ path: field }) => field.startsWith('label.'));
  return labels.every(
    ({ values }) => new Set(judged.map((place) => JSON.stringify(values[place]))).size <= 1,
  );
}
