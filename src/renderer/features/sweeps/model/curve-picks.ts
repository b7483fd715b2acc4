import type { TrialRow } from '@shared/sweeps';

/** Trials whose curves are drawn: half of them the best, the others the newest, in the order of their numbers. */
export function curvePicks(
  trials: readonly TrialRow[],
  goodness: ReadonlyMap<number, number>,
  most: number,
): readonly number[] {
  const best = [...goodness]
    .toSorted(([a, x], [b, y]) => y - x || a - b)
    .slice(0, Math.ceil(most / 2))
    .map(([number]) => number);
  const picked = new Set(best);
  for (let k = trials.length - 1; k >= 0 && picked.size < most; k--) picked.add(trials[k]!.number);
  return [...picked].toSorted((a, b) => a - b);
}
