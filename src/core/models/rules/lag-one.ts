import type { Learner } from '../learner';
import { type RuleModel, ruleLearner } from './rule';

/** Forecasts the newest known value, the naive forecast that R2 is also measured against. */
export function lagOne(): Learner<RuleModel> {
  return ruleLearner('Lag 1', { kind: 'values' }, (known) => known);
}
