import { checkSpec } from '@core/spec/parse-spec';
import { describe, expect, it } from 'vitest';

const faultsOf = (change: object) =>
  checkSpec({
    name: 'A',
    data: { series: 'S' },
    features: [{ kind: 'rsi' }],
    ...change,
  }).faults;

describe('the baselines of a spec', () => {
  it('are those that can be asked what the label asks, each once', () => {
    expect(faultsOf({ baselines: ['logistic', 'gru', 'buyAndHold'] })).toEqual([]);
    expect(faultsOf({ label: { kind: 'volatility' }, baselines: ['har', 'garch', 'forest'] })).toEqual([]);
    expect(faultsOf({ label: { kind: 'regime' }, baselines: ['markov'] })).toEqual([]);
    expect(faultsOf({ baselines: ['logistic', 'har'] })).toEqual([
      {
        path: 'baselines.1',
        message:
          'does not fit the label direction, which takes baseRate, alwaysUp, persistence, reversal, buyAndHold, logistic, forest, boosting, gru, transformer, not har',
      },
    ]);
    expect(faultsOf({ label: { kind: 'return' }, baselines: ['logistic'] })).toMatchObject([
      { path: 'baselines.0', message: expect.stringMatching(/^does not fit the label return, which takes /) },
    ]);
    expect(faultsOf({ baselines: ['forest', 'forest'] })).toEqual([
      { path: 'baselines.1', message: 'names forest a second time' },
    ]);
  });
});
