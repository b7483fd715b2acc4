import type { TrialRow } from '@shared/sweeps';

/** Which way an objective is better. */
export interface Direction {
  readonly isLessBetter: boolean;
}

/** The value of an objective, null where it is undefined or not known. */
export function objectiveValue({ values }: Pick<TrialRow, 'values'>, objective: number): number | null {
  const value = values[objective] ?? null;
  return value === null || !Number.isFinite(value) ? null : value;
}

/** Whether a trial counts for what is best: it ran to its end and has a value. */
export const isJudged = (trial: TrialRow, objective: number): boolean =>
  trial.state === 'done' && objectiveValue(trial, objective) !== null;

/** The best value that any trial has told, also one that was stopped early; null where none has. */
export function bestSeen(
  trials: readonly TrialRow[],
  objective: number,
  isLessBetter: boolean,
): number | null {
  return trials.reduce<number | null>((best, trial) => {
    const value = objectiveValue(trial, objective);
    return value !== null && (best === null || isBetter(value, best, { isLessBetter })) ? value : best;
  }, null);
}

export const isBetter = (value: number, than: number, { isLessBetter }: Direction): boolean =>
  isLessBetter ? value < than : value > than;
