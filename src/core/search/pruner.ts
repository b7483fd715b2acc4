import type { PrunerKind, PrunerSettings } from '@shared/sweep-plan';
import type { EndedTrial } from './trial';

/** After this many epochs, or folds, a trial whose loss is above `most` is stopped. */
export interface Limit {
  readonly step: number;
  readonly most: number;
}

/**
 * What a trial is pruned by, whole and known before it begins, so that whatever works on it decides by itself and the same way at any time. Steps
 * ascend. `isBestSoFar`: of epochs the least loss up to the step is judged, not that at the step; of folds always the mean so far. None is at the
 * last epoch or fold, after which a trial would lose its result for nothing.
 */
export interface PruningRule {
  readonly epochs: readonly Limit[];
  readonly folds: readonly Limit[];
  readonly isBestSoFar: boolean;
}

/** Told of the same trials as the sampler, in the same way; a rule follows from the number, the seed and what it was told. */
export interface Pruner {
  tell(ended: readonly EndedTrial[]): void;
  rule(number: number): PruningRule;
}

export interface PrunerKindOf {
  readonly key: PrunerKind;
  /** @param epochs that a trial trains at most */
  create(settings: PrunerSettings, seed: number, epochs: number): Pruner;
}

export const unpruned: PruningRule = { epochs: [], folds: [], isBestSoFar: false };

/** @param losses of the epochs so far, the newest last */
export function stopsAtEpoch({ epochs, isBestSoFar }: PruningRule, losses: readonly number[]): boolean {
  return isToStop(losses, epochs, isBestSoFar);
}

/** @param losses after each fold so far, the newest last */
export function stopsAtFold({ folds }: PruningRule, losses: readonly number[]): boolean {
  return isToStop(losses, folds, false);
}

/** Whether a trial with these losses, the newest last, is to be stopped now; one that is no number is worse than any. */
export function isToStop(losses: readonly number[], limits: readonly Limit[], isBestSoFar: boolean): boolean {
  const limit = limits.find(({ step }) => step === losses.length);
  if (limit === undefined) return false;
  const judged = isBestSoFar ? bestOf(losses) : losses.at(-1)!;
  return !(judged <= limit.most);
}

/** Least of those that are numbers; Infinity where none is. */
export function bestOf(losses: readonly number[]): number {
  return losses.reduce((least, loss) => (loss < least ? loss : least), Infinity);
}
