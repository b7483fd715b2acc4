import { classesOf, isNumberLabel } from '../../labels/outcomes';
import { alwaysUp } from '../../models/rules/always-up';
import type { SayingBaseline } from '../baseline';
import { sayByRule } from '../by-rule';

/** Says the last class every time: up, bull, the bet that pays, above the median. */
export const alwaysUpBaseline: SayingBaseline = {
  kind: 'alwaysUp',
  how: 'says',
  isRule: true,
  automatic: 'always',
  name: ({ kind }) => (kind === 'meta' ? 'Every bet' : `Always ${upWord(kind)}`),
  fits: ({ kind }) => !isNumberLabel(kind),
  say: (fold) => sayByRule(fold, alwaysUp(classesOf[fold.experiment.spec.label.kind].length)),
};

function upWord(kind: string): string {
  if (kind === 'regime') return 'bull';
  return kind === 'aboveMedian' ? 'above the median' : 'up';
}
