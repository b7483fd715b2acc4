import { baselinesOf } from '@renderer/features/compare/baselines';
import type { RunSummary, SplitMetrics } from '@shared/runs';
import { describe, expect, it } from 'vitest';
import { forecast, movement, split, traded } from '../runs/sample-metrics';

function splitWith(own: number, held: number): SplitMetrics {
  return { ...split, accuracy: own, trading: traded(own), buyAndHold: traded(held) };
}

function run(id: number, seriesName: string, held: number | null): RunSummary {
  const part = held === null ? null : splitWith(id, held);
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
    metrics: part && { train: part, validation: part, test: part },
    color: 0,
    seeds: 1,
    folds: 1,
    repeats: null,
    trial: null,
    isPinned: false,
    isArchived: false,
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

  it('has what knows nothing of a movement and of a return too, beside runs with other labels', () => {
    const [first, second, third] = [run(1, 'A', 0.3), run(2, 'A', 0.3), run(3, 'A', 0.3)];
    const labelled = (one: RunSummary, change: Partial<SplitMetrics>): RunSummary => ({
      ...one,
      metrics: one.metrics && { ...one.metrics, test: { ...one.metrics.test, ...change } },
    });
    const [only, ...others] = baselinesOf(
      [first!, labelled(second!, { movement }), labelled(third!, { forecast })],
      'test',
    );
    expect(others).toEqual([]);
    expect(only!.metrics.movement?.balancedAccuracy).toBe(1 / 3);
    expect(only!.metrics.forecast?.rmse).toBe(forecast.naive.rmse);
    expect(baselinesOf([first!], 'test')[0]!.metrics).toMatchObject({ movement: null, forecast: null });
  });

  it('has none without a result', () => {
    expect(namesOf([run(1, 'A', null)])).toEqual([]);
  });
});
