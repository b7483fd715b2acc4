import { figureAt, ownText } from '@renderer/features/replications/own-figure';
import type { BaselineResult } from '@shared/run-report';
import { describe, expect, it } from 'vitest';
import { forecast, split } from '../runs/sample-metrics';

const spread = (mean: number, sd: number | null) => ({ mean, sd, low: null, high: null, count: 5 });
const accuracy = { path: 'accuracy', less: null, format: 'share' } as const;
const qlike = { path: 'forecast.qlike', less: 'har', format: 'number' } as const;
const withQlike = (value: number) => ({ ...split, forecast: { ...forecast, qlike: value } });
const har = (test: BaselineResult['test']): BaselineResult => ({
  kind: 'har',
  name: 'HAR',
  problem: null,
  notes: [],
  seconds: 0,
  test,
  tests: [],
  againstChance: null,
});

describe("a run's own figure beside a published one", () => {
  it('is the mean over the seeds with its deviation, or the only one there is', () => {
    const seeds = { ...split, overSeeds: { accuracy: spread(0.531, 0.004) } };
    expect(ownText(accuracy, seeds, [])).toBe('53.1% ± 0.4%');
    expect(ownText(accuracy, { ...split, overSeeds: { accuracy: spread(0.531, null) } }, [])).toBe('53.1%');
    expect(ownText(accuracy, split, [])).toBe('50.0%');
  });

  it('is the difference with its sign where it is compared with a baseline', () => {
    expect(ownText(qlike, withQlike(0.6), [har(withQlike(0.5))])).toBe('+0.1000');
    expect(ownText(qlike, withQlike(0.4), [har(withQlike(0.5))])).toBe('−0.1000');
    expect(ownText(qlike, withQlike(0.4), [])).toBe('baseline not trained');
  });

  it('is n/a where the run or the baseline has no such figure', () => {
    expect(ownText(qlike, split, [har(withQlike(0.5))])).toBe('n/a');
    expect(ownText(qlike, withQlike(0.5), [har(split)])).toBe('n/a');
    expect(figureAt(split, 'information.ic')).toBeNull();
    expect(figureAt(split, 'trading.totalReturn')).toBe(0.1);
  });
});
