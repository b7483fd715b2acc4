import type { TrialRow } from '@shared/sweeps';
import { type Direction, isBetter, isJudged, objectiveValue } from './trial-values';

/** A trial with the values of both its objectives. */
export interface Outcome {
  readonly number: number;
  readonly first: number;
  readonly second: number;
}

/** Trials that have both values. */
export function outcomesOf(trials: readonly TrialRow[]): readonly Outcome[] {
  return trials.flatMap((trial) => {
    const [first, second] = [objectiveValue(trial, 0), objectiveValue(trial, 1)];
    return isJudged(trial, 0) && first !== null && second !== null
      ? [{ number: trial.number, first, second }]
      : [];
  });
}

/** The Pareto front: what no other beats in one objective without losing in the other, from the best in the first on. Of equals the earliest. */
export function frontOf(
  outcomes: readonly Outcome[],
  [first, second]: readonly [Direction, Direction],
): readonly Outcome[] {
  const compare = (a: number, b: number, { isLessBetter }: Direction): number =>
    isLessBetter ? a - b : b - a;
  const ordered = outcomes.toSorted(
    (a, b) => compare(a.first, b.first, first) || compare(a.second, b.second, second) || a.number - b.number,
  );
  const front: Outcome[] = [];
  for (const outcome of ordered) {
    const last = front.at(-1);
    if (last === undefined || isBetter(outcome.second, last.second, second)) front.push(outcome);
  }
  return front;
}
