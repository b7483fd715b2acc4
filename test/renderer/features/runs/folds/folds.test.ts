import { foldsText, keyMetrics, keyPaths } from '@renderer/features/runs/folds/key-metrics';
import { summaryOf } from '@renderer/features/runs/folds/paths';
import { metricAt } from '@renderer/features/runs/metrics';
import type { FoldReport } from '@shared/run-report';
import { labelKinds } from '@shared/spec-label';
import { describe, expect, it } from 'vitest';

const spread = { mean: 0.5, sd: null, low: null, high: null, count: 1 };
const stretch = { rows: 1, firstTime: 0, lastTime: 0 };
const fold = (flaw: string | null): FoldReport => ({
  fold: 0,
  train: stretch,
  validation: stretch,
  test: stretch,
  purged: 0,
  embargoed: 0,
  segments: [],
  flaw,
  figures: {},
});

describe('the figures of a fold', () => {
  it.each(labelKinds)('are some that are known, of the label %s', (kind) => {
    for (const path of keyPaths(kind)) expect(metricAt(path)?.path).toBe(path);
  });

  it('are left out where no fold has them', () => {
    const known = { figures: { accuracy: spread, 'trading.sharpe': spread } };
    const unknown = { figures: { logLoss: { ...spread, mean: null, count: 0 } } };
    expect(keyMetrics('direction', [known, unknown]).map(({ path }) => path)).toEqual([
      'accuracy',
      'trading.sharpe',
    ]);
    expect(keyMetrics('direction', [])).toEqual([]);
  });

  it('say how many folds were not trained', () => {
    expect(foldsText({ folds: [fold(null)] })).toBe('1 fold');
    expect(foldsText({ folds: [fold(null), fold('Too few rows.')] })).toBe('2 folds, 1 of them not trained');
  });
});

describe('back-test paths', () => {
  const path = (sharpe: number | null) => ({ path: 0, sharpe, totalReturn: 0, maxDrawdown: 0 });

  it('are told by their mean, deviation, median and those below 0', () => {
    const summary = summaryOf([path(1), path(-1), path(null), path(3)])!;
    expect(summary.sharpes).toEqual([-1, 1, 3]);
    expect(summary.mean).toBe(1);
    expect(summary.sd).toBe(2);
    expect(summary.median).toBe(1);
    expect(summary.belowZero).toBeCloseTo(1 / 3, 12);
    expect(summaryOf([path(1), path(2)])!.median).toBe(1.5);
  });

  it('have no spread where there is one, and nothing where none has a Sharpe ratio', () => {
    expect(summaryOf([path(1)])!.sd).toBeNull();
    expect(summaryOf([path(null)])).toBeNull();
  });
});
