import { chanceSentence, holm } from '@core/baselines/chance';
import { verdictSentence } from '@core/baselines/verdict';
import type { BaselineResult, PairedTest } from '@shared/run-report';
import { describe, expect, it } from 'vitest';

const logLoss = (p: number | null, verdict: PairedTest['verdict']): PairedTest => ({
  test: 'dieboldMariano',
  what: 'Log loss',
  difference: p === null ? null : -0.01,
  statistic: p === null ? null : -2,
  p,
  verdict,
});

const result = (change: Partial<BaselineResult>): BaselineResult => ({
  kind: 'logistic',
  name: 'Logistic regression',
  problem: null,
  notes: [],
  seconds: 0,
  test: null,
  tests: [],
  againstChance: null,
  ...change,
});

const baseRate = (test: PairedTest) => result({ kind: 'baseRate', name: 'Base rate', tests: [test] });

describe('a verdict in a sentence', () => {
  it('names who is better, by what and how surely', () => {
    const of = (test: PairedTest, change: Partial<BaselineResult> = {}) =>
      verdictSentence(result({ tests: [test], ...change }));
    expect(of(logLoss(0.003, 'better'))).toBe('The LSTM beats logistic regression (log loss, p = 0.003).');
    expect(of(logLoss(0.0001, 'worse'))).toBe('Logistic regression beats the LSTM (log loss, p < 0.001).');
    expect(of(logLoss(0.412, 'undecided'), { name: 'GRU' })).toBe(
      'The LSTM does not beat the GRU, nor the other way round (log loss, p = 0.41).',
    );
  });

  it('does not praise a run for beating what is worse than chance', () => {
    const tests = [logLoss(0.03, 'better')];
    expect(verdictSentence(result({ tests, againstChance: logLoss(0.02, 'worse') }))).toBe(
      'The LSTM beats logistic regression (log loss, p = 0.030), which is worse than chance itself.',
    );
  });

  it('goes by the first test that has an answer', () => {
    const sharpe: PairedTest = { ...logLoss(0.2, 'undecided'), test: 'ledoitWolf', what: 'Sharpe ratio' };
    expect(verdictSentence(result({ name: 'Always up', tests: [logLoss(null, 'undecided'), sharpe] }))).toBe(
      'The LSTM does not beat always up, nor the other way round (Sharpe ratio, p = 0.20).',
    );
    expect(verdictSentence(result({ name: 'EWMA', tests: [] }))).toBe(
      'No test can tell the LSTM from EWMA: none of them is defined.',
    );
  });
});

describe('whether anything beats chance', () => {
  it('is no where nothing is significant, tests judged together', () => {
    const lucky = result({ againstChance: logLoss(0.03, 'better') });
    expect(chanceSentence([baseRate(logLoss(0.4, 'undecided')), lucky])).toBe(
      "Nothing here beats chance: tested against the base rate, with Holm's correction for 2 tests, nothing is better at 5%. The LSTM by itself: log loss, p = 0.40.",
    );
  });

  it('names who does, and says so where the LSTM does not', () => {
    const sure = result({ againstChance: logLoss(0.0001, 'better') });
    const lucky = result({ againstChance: logLoss(0.04, 'better') });
    expect(chanceSentence([baseRate(logLoss(0.4, 'undecided')), sure])).toBe(
      "Logistic regression (p < 0.001) beats chance, tested against the base rate, with Holm's correction for 2 tests. The LSTM does not (log loss, p = 0.40).",
    );
    expect(chanceSentence([baseRate(logLoss(0.03, 'better')), sure, lucky])).toMatch(
      / The LSTM does not \(log loss, p = 0\.030 before the correction\)\.$/,
    );
    expect(chanceSentence([baseRate(logLoss(0.001, 'better')), sure])).toBe(
      "The LSTM (p = 0.001) and logistic regression (p < 0.001) beat chance, tested against the base rate, with Holm's correction for 2 tests.",
    );
  });

  it('does not take what is significantly worse for a win, nor speak without the base rate', () => {
    expect(chanceSentence([baseRate(logLoss(0.001, 'worse'))])).toMatch(
      /^Nothing here beats chance: .*, nothing is better at 5%\. The LSTM is worse: log loss, p = 0\.001\.$/,
    );
    expect(chanceSentence([result({ againstChance: logLoss(0.001, 'better') })])).toBeNull();
  });
});

describe('Holm', () => {
  it('gives the adjusted p-values of R', () => {
    // p.adjust(c(0.01, 0.04, 0.03, 0.005), 'holm')
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  });
});
