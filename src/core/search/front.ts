/** A trial that none beats: its number, and its objectives turned so that less is better. */
export interface FrontTrial {
  readonly number: number;
  readonly losses: readonly number[];
}

/**
 * Adds a trial to those that none beats; null where one of them is as good in every objective. Of equals the one of the lower number stays,
 * so that the front does not depend on the order in which trials end. By the first objective, the best first; of one objective it holds
 * one trial.
 */
export function addToFront<T extends FrontTrial>(front: readonly T[], trial: T): readonly T[] | null {
  if (front.some((other) => isBeatenBy(trial, other))) return null;
  const kept = front.filter((other) => !isBeatenBy(other, trial));
  return [...kept, trial].sort((a, b) => a.losses[0]! - b.losses[0]! || a.number - b.number);
}

function isBeatenBy(trial: FrontTrial, other: FrontTrial): boolean {
  if (!other.losses.every((loss, k) => loss <= trial.losses[k]!)) return false;
  return other.number < trial.number || other.losses.some((loss, k) => loss < trial.losses[k]!);
}
