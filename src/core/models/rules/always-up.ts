import type { Learner } from '../learner';
import { type RuleModel, ruleLearner } from './rule';

/** Says the highest class, up, whatever was before: as often right as the market rises. */
export function alwaysUp(classes: number): Learner<RuleModel> {
  return ruleLearner('Always up', { kind: 'classes', classes }, () => classes - 1);
}
