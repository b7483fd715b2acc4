import { createRandom } from '../../random';
import type { PrunerKindOf } from '../pruner';
import { Rungs } from './rungs';

/**
 * Hyperband: Li et al., "Hyperband: A Novel Bandit-Based Approach to Hyperparameter Optimization" (JMLR 18, 2018). Each bracket is an ASHA of its
 * own that begins to judge `reduction` times later than the one before, and judges its own trials alone; so what starts slowly has its chance.
 * A trial's bracket follows from its number and the seed, each drawn as often as Algorithm 1 gives it trials.
 */
export const hyperband: PrunerKindOf = {
  key: 'hyperband',
  create({ warmUp, reduction }, seed, epochs) {
    const shares = bracketShares(warmUp, reduction, epochs);
    const brackets = shares.map((_, k) => {
      const first = reduction ** k;
      return new Rungs({ first: warmUp * first, reduction, last: epochs - 1 }, { first, reduction });
    });
    const bracketOf = (number: number) => brackets[drawBracket(shares, seed, number)]!;
    return {
      tell(ended) {
        for (const trial of ended) bracketOf(trial.number).tell(trial);
      },
      rule: (number) => bracketOf(number).rule(),
    };
  },
};

/**
 * Trials of each bracket in one round: ceil(B reduction^s / (s + 1)) of bracket s of B, the most eager first. One bracket where not even the first
 * rung is reached.
 */
export function bracketShares(warmUp: number, reduction: number, epochs: number): readonly number[] {
  let count = 1;
  for (let step = warmUp * reduction; step <= epochs; step *= reduction) count++;
  return Array.from({ length: count }, (_, k) => {
    const s = count - 1 - k;
    return Math.ceil((count * reduction ** s) / (s + 1));
  });
}

/** Place of a trial's bracket. */
export function drawBracket(shares: readonly number[], seed: number, number: number): number {
  let left = createRandom(seed, 'bracket', number).int(shares.reduce((sum, share) => sum + share, 0));
  return shares.findIndex((share) => {
    left -= share;
    return left < 0;
  });
}
