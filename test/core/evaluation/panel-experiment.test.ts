import { correlationOf } from '@core/analysis/correlation';
import { prepareExperiment } from '@core/dataset/prepare';
import { evaluateExperiment } from '@core/evaluation/evaluate-experiment';
import { mean, sampleDeviation } from '@core/stats/returns';
import { runReport } from '@shared/run-report';
import { runMetrics, runResult, splitNames } from '@shared/runs';
import { labelKinds } from '@shared/spec-label';
import { describe, expect, it } from 'vitest';
import { dataOf, type PanelCase, specOf } from '../dataset/panel/any-panel-experiment';
import { hunch, modelsOf } from './spoken';

const one: PanelCase = {
  seed: 4,
  others: 3,
  dates: 170,
  byDay: true,
  label: 'aboveMedian',
  horizon: 2,
  lookback: 3,
  scaledBy: 'series',
  split: { kind: 'walkForward', length: 70, retrain: { every: 20, unit: 'bars' }, minTrain: 20 },
};

function judged(changes: Partial<PanelCase>) {
  const asked = { ...one, ...changes };
  const experiment = prepareExperiment({ ...specOf(asked), seeds: 2 }, dataOf(asked));
  return { experiment, ...evaluateExperiment(experiment, modelsOf(experiment, hunch(0.4))) };
}

describe('a run on a panel', () => {
  it.each(labelKinds)('fulfils the contract over folds: %s', (label) => {
    const { metrics, results, report, experiment } = judged({ label, horizon: 3, seed: label.length });
    expect(runMetrics.parse(metrics)).toEqual(metrics);
    expect(runReport.parse(report)).toEqual(report);
    for (const split of splitNames) expect(runResult.parse(results[split])).toEqual(results[split]);
    expect(metrics.test.rows).toBe(experiment.split.folds.reduce((sum, { test }) => sum + test.length, 0));
    expect(metrics.test.information!.icir).not.toBeNull();
  });

  it('pools all rows for classes, and takes information date by date', () => {
    const { metrics, experiment, test } = judged({});
    const { rows, probability, label } = test.said;
    const known = [...rows.keys()].filter((i) => !Number.isNaN(label[i]!));
    const right = known.filter((i) => probability[i]! > 0.5 === (label[i] === 1)).length;
    expect(metrics.test.accuracy).toBe(right / known.length);
    const { layout, parts } = experiment;
    const ahead = (row: number) => {
      const s = [...layout!.offsets].findLastIndex((offset) => offset <= row);
      const { close } = parts[s]!.market.bars;
      const t = row - layout!.offsets[s]!;
      return Math.log(close[t + one.horizon]! / close[t]!);
    };
    const dates = [...new Set([...rows].map((row) => layout!.date[row]!))];
    const byDate = dates.map((date) => {
      const own = [...rows.keys()].filter(
        (i) => layout!.date[rows[i]!] === date && !Number.isNaN(ahead(rows[i]!)),
      );
      if (own.length < 2) return NaN;
      return correlationOf(
        Float64Array.from(own, (i) => probability[i]!),
        Float64Array.from(own, (i) => ahead(rows[i]!)),
      );
    });
    const ics = Float64Array.from(byDate).filter((ic) => !Number.isNaN(ic));
    expect(ics.length).toBeGreaterThan(50);
    expect(metrics.test.information!.ic).toBeCloseTo(mean(ics), 12);
    expect(metrics.test.information!.icir).toBeCloseTo(mean(ics) / sampleDeviation(ics), 12);
  });

  it('is drawn over the equal-weight index of its dates', () => {
    const { results, experiment } = judged({});
    const { time, close } = results.test;
    const first = experiment.bars.time.indexOf(time[0]!);
    expect([...close]).toEqual([...experiment.bars.close.slice(first, first + close.length)]);
    expect(results.test.trades.every(({ series }) => series?.startsWith('S'))).toBe(true);
  });

  it('by ranks leaves thresholds aside, by thresholds shows them', () => {
    expect(judged({ seed: 4 }).report.threshold).toBeNull();
    expect(judged({ seed: 5 }).report.threshold!.curve.length).toBeGreaterThan(5);
  });
});
