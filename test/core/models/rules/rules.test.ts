import type { Learner } from '@core/models/learner';
import { alwaysUp } from '@core/models/rules/always-up';
import { lagOne } from '@core/models/rules/lag-one';
import { lastKnown } from '@core/models/rules/last-known';
import { persistence } from '@core/models/rules/persistence';
import { reversal } from '@core/models/rules/reversal';
import type { RuleModel } from '@core/models/rules/rule';
import { describe, expect, it } from 'vitest';

const outcomes = Float64Array.of(0, 2, 1, 2, Number.NaN);
const known = lastKnown(outcomes, 1);

function say(learner: Learner<RuleModel>, values = known): number[] {
  const rows = { count: values.length, width: 1, values };
  return [...learner.predict(learner.fit(rows, outcomes, null, 1), rows)];
}

describe('rules', () => {
  it('know an outcome only when its horizon is over', () => {
    expect([...known]).toEqual([Number.NaN, 0, 2, 1, 2]);
    expect([...lastKnown(outcomes, 3)]).toEqual([Number.NaN, Number.NaN, Number.NaN, 0, 2]);
  });

  it('always up says the highest class, whatever was before', () => {
    expect(say(alwaysUp(3))).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1]);
  });

  it('persistence says the last class, reversal the opposite, nothing where there is none', () => {
    const none = [Number.NaN, Number.NaN, Number.NaN];
    expect(say(persistence(3))).toEqual([...none, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1]);
    expect(say(reversal(3))).toEqual([...none, 0, 0, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0]);
  });

  it('lag 1 forecasts the last value', () => {
    expect(say(lagOne())).toEqual([...known]);
  });

  it('refuse rows of more than the one feature they read', () => {
    const rows = { count: 1, width: 2, values: Float64Array.of(1, 2) };
    expect(() => lagOne().predict({ kind: 'rule', rule: 'Lag 1' }, rows)).toThrow(
      'The rule "Lag 1" reads one feature, the newest known outcome, not 2.',
    );
  });
});
