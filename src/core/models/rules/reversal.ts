import type { Learner } from '../learner';
import { type RuleModel, ruleLearner } from './rule';

/** Says that the opposite of what came last comes: down after up, and flat after flat. */
export function reversal(classes: number): Learner<RuleModel> {
  return ruleLearner('Reversal', { kind: 'classes', classes }, (known) => classes - 1 - known);
}
