import { baselinesOf } from '@renderer/features/compare/baselines';
import type { RunSummary, SplitMetrics } from '@shared/runs';
import { describe, expect, it } from 'vitest';

const classified = {
  accuracy: 0.5,
  precision: 0.5,
  recall: 1,
  f1: 0.6,
  logLoss: 0.69,
  confusion: { tp: 1, fp: 1, tn: 0, fn: 0 },
};

const traded = (totalReturn: number) => ({
  sharpe: 1,
  maxDrawdown: 0.1,
  winRate: 1,
  cagr: 0.1,
  totalReturn,
  grossTotalReturn: totalReturn,
  volatility: 0.2,
  exposure: 1,
  turnover: 1,
  trades: 1,
  costs: 0.001,
});

function splitWith(own: number, held: number): SplitMetrics {
  return {
    ...classified,
    accuracy: own,
    rows: 2,
    firstTime: 0,
    lastTime: 1,
    upShare: 0.5,
    alwaysUp: classified,
    trading: traded(own),
    buyAndHold: traded(held),
  };
}

function run(id: number, seriesName: string, held: number | null): RunSummary {
  const split = held === null ? null : splitWith(id, held);
  return {
    id,
    name: `Run ${id}`,
    experimentId: 1,
    seriesName,
    state: 'done',
    createdAt: 0,
    startedAt: 0,
    endedAt: 0,
    seconds: 1,
    epochs: 1,
    bestEpoch: 1,
    device: 'cpu',
    tags: [],
    note: '',
    problem: null,
    weightsHash: null,
    metrics: split && { train: split, validation: split, test: split },
    color: 0,
  };
}

const namesOf = (runs: readonly RunSummary[]) => baselinesOf(runs, 'test').map(({ name }) => name);

describe('baselines of a comparison', () => {
  it('is one where all runs are judged on the same bars, with the figures of who bought and held', () => {
    const [only, ...others] = baselinesOf([run(1, 'A', 0.3), run(2, 'A', 0.3)], 'test');
    expect(others).toEqual([]);
    expect(only).toMatchObject({ name: 'Baseline', metrics: { accuracy: 0.5, trading: traded(0.3) } });
  });

  it('has one for each series, named by it, in the order of the runs', () => {
    expect(namesOf([run(1, 'B', 0.1), run(2, 'A', 0.3), run(3, 'B', 0.1)])).toEqual([
      'Baseline B',
      'Baseline A',
    ]);
  });

  it('names the run where runs on one series are judged on other bars', () => {
    expect(namesOf([run(1, 'A', 0.1), run(2, 'A', 0.3)])).toEqual(['Baseline of Run 1', 'Baseline of Run 2']);
  });

  it('has none without a result', () => {
    expect(namesOf([run(1, 'A', null)])).toEqual([]);
  });
});
