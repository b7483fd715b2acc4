import { classesOf, isNumberLabel } from '../../labels/outcomes';
import { reversal } from '../../models/rules/reversal';
import type { SayingBaseline } from '../baseline';
import { sayByRule } from '../by-rule';

export const reversalBaseline: SayingBaseline = {
  kind: 'reversal',
  how: 'says',
  isRule: true,
  automatic: 'always',
  name: () => 'Reversal',
  fits: ({ kind }) => !isNumberLabel(kind),
  say: (fold) => sayByRule(fold, reversal(classesOf[fold.experiment.spec.label.kind].length)),
};
