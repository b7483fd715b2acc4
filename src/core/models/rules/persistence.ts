import type { Learner } from '../learner';
import { type RuleModel, ruleLearner } from './rule';

/** Says that what came last comes again: the rule of momentum. */
export function persistence(classes: number): Learner<RuleModel> {
  return ruleLearner('Persistence', { kind: 'classes', classes }, (known) => known);
}
