import type { PrunerKindOf } from '../pruner';
import { Rungs } from './rungs';

/**
 * Asynchronous successive halving: Li et al., "A System for Massively Parallel Hyperparameter Tuning" (MLSys 2020), with rungs at `warmUp`
 * epochs times powers of `reduction`. A trial that is not promoted at once is stopped and not paused, as in Optuna's SuccessiveHalvingPruner,
 * which stops all but the best even among the first few; here nobody is judged by fewer than `reduction`.
 */
export const asha: PrunerKindOf = {
  key: 'asha',
  create({ warmUp, reduction }, _seed, epochs) {
    const rungs = new Rungs({ first: warmUp, reduction, last: epochs - 1 }, { first: 1, reduction });
    return {
      tell(ended) {
        for (const trial of ended) rungs.tell(trial);
      },
      rule: () => rungs.rule(),
    };
  },
};
