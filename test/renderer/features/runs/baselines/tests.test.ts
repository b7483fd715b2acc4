import {
  comparedIn,
  differenceWords,
  pWords,
  tallyOf,
  verdictWords,
} from '@renderer/features/runs/baselines/tests';
import type { BaselineResult, PairedTest } from '@shared/run-report';
import { describe, expect, it } from 'vitest';

const paired = (change: Partial<PairedTest>): PairedTest => ({
  test: 'dieboldMariano',
  what: 'Log loss',
  difference: -0.0031,
  statistic: -2,
  p: 0.0312,
  verdict: 'better',
  ...change,
});
const result = (...tests: readonly PairedTest[]): BaselineResult => ({
  kind: 'logistic',
  name: 'Logistic regression',
  problem: null,
  notes: [],
  seconds: 1,
  test: null,
  tests,
  againstChance: null,
});

describe('a paired test in words', () => {
  it('is a plain verdict, the difference in its own unit with its sign, and p', () => {
    const words = (test: PairedTest, isLog = false) => [
      verdictWords(test),
      differenceWords(test, isLog),
      pWords(test.p),
    ];
    expect(words(paired({}))).toEqual(['LSTM better', '−0.0031', 'p 0.031']);
    expect(words(paired({ what: 'Accuracy', difference: 0.0123, p: 0.41, verdict: 'undecided' }))).toEqual([
      'no difference shown',
      '+1.2 pp',
      'p 0.41',
    ]);
    expect(words(paired({ what: 'Sharpe ratio', difference: -0.5, p: 0.0001, verdict: 'worse' }))).toEqual([
      'baseline better',
      '−0.50',
      'p < 0.001',
    ]);
    expect(words(paired({ difference: null, p: null, verdict: 'undecided' }))).toEqual([
      'n/a',
      'n/a',
      'p n/a',
    ]);
    const squared = paired({ what: 'Squared error', difference: -0.00001793 });
    expect(differenceWords(squared, false)).toBe('−0.1793%²');
    expect(differenceWords({ ...squared, difference: 0.0213 }, true)).toBe('+0.0213');
  });

  it('has a column for whatever some baseline can be compared by', () => {
    const accuracy = paired({ what: 'Accuracy' });
    const sharpe = paired({ what: 'Sharpe ratio' });
    const unknown = paired({ p: null });
    expect(comparedIn([result(unknown), result(sharpe), result(accuracy, sharpe), result()])).toEqual([
      'Sharpe ratio',
      'Accuracy',
    ]);
  });

  it('counts for a baseline where it is the first with an answer', () => {
    const unknown = paired({ p: null, verdict: 'undecided' });
    const worse = paired({ verdict: 'worse' });
    expect(
      tallyOf([result(unknown, paired({})), result(worse, paired({})), result(unknown), result()]),
    ).toEqual({
      better: 1,
      worse: 1,
      undecided: 0,
    });
  });
});
