import { isNumberLabel } from '../../labels/outcomes';
import { randomForest } from '../../models/random-forest/random-forest';
import type { SayingBaseline } from '../baseline';
import { sayByLearner, taskOf } from '../by-learner';

/** 200 trees, each tried on the root of the number of features, of numbers on a third; drawn from the seed of the spec. */
export const forestBaseline: SayingBaseline = {
  kind: 'forest',
  how: 'says',
  automatic: 'small',
  name: () => 'Random forest',
  fits: () => true,
  say(fold) {
    const { label } = fold.experiment.spec;
    const maxFeatures = isNumberLabel(label.kind) ? 'third' : 'sqrt';
    // Of next to noise, trees grown to the end learn rows by heart: chances of 0 and 1 that cost the earth in log loss.
    return sayByLearner(fold, randomForest({ task: taskOf(label), maxFeatures, minLeafRows: 5 }));
  },
};
