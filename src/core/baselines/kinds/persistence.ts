import { classesOf, isNumberLabel } from '../../labels/outcomes';
import { persistence } from '../../models/rules/persistence';
import type { SayingBaseline } from '../baseline';
import { sayByRule } from '../by-rule';

export const persistenceBaseline: SayingBaseline = {
  kind: 'persistence',
  how: 'says',
  isRule: true,
  automatic: 'always',
  name: () => 'Persistence',
  fits: ({ kind }) => !isNumberLabel(kind),
  say: (fold) => sayByRule(fold, persistence(classesOf[fold.experiment.spec.label.kind].length)),
};
