import type { PrunerKind, PrunerSettings } from '@shared/sweep-plan';
import type { EndedTrial } from './trial';

/** After this many epochs, or folds, a trial whose loss is above `most` is stopped. */
export interface Limit {
  readonly step: number;
  readonly most: number;
}

/**
 * What a trial is pruned by, whole and known before it begins, so that whatever works on it decides by itself and the same way at any time. Steps
 * ascend. `isBestSoFar`: the least loss up to the step is judged, not that at the step.
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

/** Whether a trial with these losses, the newest last, is to be stopped now. */
export function isToStop(losses: readonly number[], limits: readonly Limit[], isBestSoFar: boolean): boolean {
  const limit = limits.find(({ step }) => step === losses.length);
  if (limit === undefined) return false;
  const judged = isBestSoFar
    ? losses.reduce((least, loss) => Math.min(least, loss), Infinity)
    : losses.at(-1)!;
  return judged > limit.most;
}
