import type { TrialRow } from '@shared/sweeps';
import { type Direction, isBetter, isJudged, objectiveValue } from './trial-values';

/** A trial that was better than all of lower numbers. */
export interface Improvement {
  readonly number: number;
  readonly value: number;
}

/** Each improvement in turn, of trials in the order of their numbers. Pruned and failed ones are none. */
export function improvements(
  trials: readonly TrialRow[],
  objective: number,
  direction: Direction,
): readonly Improvement[] {
  const found: Improvement[] = [];
  for (const trial of trials) {
    const value = isJudged(trial, objective) ? objectiveValue(trial, objective) : null;
    const best = found.at(-1)?.value;
    if (value !== null && (best === undefined || isBetter(value, best, direction)))
      found.push({ number: trial.number, value });
  }
  return found;
}

/** The newest improvement up to a trial; null before the first. */
export function bestBy(found: readonly Improvement[], number: number): Improvement | null {
  return found.findLast((one) => one.number <= number) ?? null;
}
