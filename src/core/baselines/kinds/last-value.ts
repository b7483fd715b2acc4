import { isNumberLabel } from '../../labels/outcomes';
import { lagOne } from '../../models/rules/lag-one';
import type { SayingBaseline } from '../baseline';
import { sayByRule } from '../by-rule';

/** Forecasts the newest outcome that is known. */
export const lastValueBaseline: SayingBaseline = {
  kind: 'lastValue',
  how: 'says',
  automatic: 'always',
  name: () => 'Last value',
  fits: ({ kind }) => isNumberLabel(kind),
  say: (fold) => sayByRule(fold, lagOne()),
};
