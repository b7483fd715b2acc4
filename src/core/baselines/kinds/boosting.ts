import { gradientBoosting } from '../../models/gradient-boosting/gradient-boosting';
import type { SayingBaseline } from '../baseline';
import { sayByLearner, taskOf } from '../by-learner';

/** Ended by the validation rows, as the run's models are. Nothing in it is random. */
export const boostingBaseline: SayingBaseline = {
  kind: 'boosting',
  how: 'says',
  automatic: 'small',
  name: () => 'Gradient boosting',
  fits: () => true,
  say: (fold) => sayByLearner(fold, gradientBoosting({ task: taskOf(fold.experiment.spec.label) })),
};
