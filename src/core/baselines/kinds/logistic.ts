import { classesOf, isNumberLabel } from '../../labels/outcomes';
import { logisticRegression } from '../../models/logistic-regression/logistic-regression';
import type { SayingBaseline } from '../baseline';
import { sayByLearner } from '../by-learner';

/** Far beyond what figures show, and twice as fast as the last digits. */
const tolerance = 1e-6;

/** Logistic regression with scikit-learn's penalty; multinomial of three classes. Nothing in it is random. */
export const logisticBaseline: SayingBaseline = {
  kind: 'logistic',
  how: 'says',
  automatic: 'medium',
  name: () => 'Logistic regression',
  fits: ({ kind }) => !isNumberLabel(kind),
  say(fold) {
    const { length: classes } = classesOf[fold.experiment.spec.label.kind];
    return sayByLearner(fold, logisticRegression({ classes, tolerance }), ({ note }) => note);
  },
};
