import type { TrialRow } from '@shared/sweeps';
import { type Direction, isJudged, objectiveValue } from './trial-values';

/** How good each trial is among those that were judged, by rank: from 0, the worst, to 1, the best. */
export function goodnessOf(
  trials: readonly TrialRow[],
  objective: number,
  { isLessBetter }: Direction,
): ReadonlyMap<number, number> {
  const judged = trials.flatMap((trial) => {
    const value = isJudged(trial, objective) ? objectiveValue(trial, objective) : null;
    return value === null ? [] : [{ number: trial.number, value: isLessBetter ? -value : value }];
  });
  const last = Math.max(judged.length - 1, 1);
  const ranked = judged.toSorted((a, b) => a.value - b.value || b.number - a.number);
  return new Map(ranked.map(({ number }, rank) => [number, judged.length === 1 ? 1 : rank / last]));
}
