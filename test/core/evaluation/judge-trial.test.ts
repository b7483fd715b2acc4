import { evaluateExperiment, type ModelOutputs } from '@core/evaluation/evaluate-experiment';
import { judgeTrial, type TrialModel } from '@core/evaluation/judge-trial';
import { figuresOf } from '@core/evaluation/spreads';
import { mean, returnsOf, sampleDeviation } from '@core/stats/returns';
import { describe, expect, it } from 'vitest';
import { makeSpec } from '../dataset/make-spec';
import { experimentOn, hunch, modelsOf, stored } from './spoken';

const bars = stored(700);
const objectives = [{ metric: 'trading.sharpe', penalty: 0 }];
const decision = { long: 0.5, short: null, threshold: 'expectedValue', calibration: 'platt' };
const walkForward = {
  kind: 'walkForward',
  window: 'expanding',
  length: 300,
  retrain: { every: 100, unit: 'bars' },
};

/** What a trial keeps of a model: its word on the validation rows, and its loss there. */
const heard = ({ fold, seed, outputs }: ModelOutputs): TrialModel => ({
  fold,
  seed,
  validationLoss: 0.6 + fold / 10 + seed / 100,
  outputs: outputs.validation,
});

describe('a trial', () => {
  it('has the validation figures and the account that a run of the same model has', () => {
    for (const label of [{ kind: 'direction' }, { kind: 'movement', horizon: 3 }, { kind: 'return' }]) {
      const fixed = label.kind === 'movement' ? { long: 0.4, short: 0.6 } : decision;
      const experiment = experimentOn(makeSpec({ seeds: 1, decision: fixed, label }), bars);
      const models = modelsOf(experiment, hunch(0.2));
      const { metrics, results } = evaluateExperiment(experiment, models);
      const { figures, values, returns } = judgeTrial(experiment, models.map(heard), objectives);
      const expected = figuresOf(metrics.validation);
      for (const [path, value] of expected) {
        expect(figures[path]!.mean ?? NaN, path).toBe(value);
        expect(figures[path]!.sd, path).toBeNull();
      }
      expect(Object.keys(figures)).toEqual(['loss', ...expected.keys()]);
      expect(figures.loss).toEqual({ mean: 0.61, sd: null, count: 1 });
      expect(values).toEqual([expected.get('trading.sharpe')]);
      expect(returns!.value).toEqual(returnsOf(results.validation.equity));
      expect(returns!.time).toEqual(results.validation.time.slice(1));
      expect(metrics.validation.trading.trades).toBeGreaterThan(3);
    }
  });

  it('of several folds and seeds judges every model by itself, and takes each bar of its account once', () => {
    const experiment = experimentOn(makeSpec({ split: walkForward, seeds: 2, decision }), bars);
    const models = modelsOf(experiment, hunch(0.2)).map(heard);
    const folds = experiment.split.folds.length;
    expect(folds).toBeGreaterThan(2);
    const { figures, returns } = judgeTrial(experiment, models, objectives);
    const alone = models.map((model) => judgeTrial(experiment, [model], objectives));
    const over = Float64Array.from(alone, (one) => one.values[0]!);
    expect(figures['trading.sharpe']).toEqual({
      mean: mean(over),
      sd: sampleDeviation(over),
      count: 2 * folds,
    });
    const { time, value } = returns!;
    expect(value).toHaveLength(time.length);
    expect(time.every((at, i) => i === 0 || at > time[i - 1]!)).toBe(true);
    const first = judgeTrial(experiment, models.slice(0, 2), objectives).returns!;
    const start = time.indexOf(first.time[0]!);
    expect(value.slice(start, start + first.value.length)).toEqual(first.value);
  });

  it('is worth nothing where most of its models have no such figure, and keeps an account where nothing is traded out of it', () => {
    const never = { long: 0.99, short: null };
    const idle = experimentOn(makeSpec({ split: walkForward, seeds: 1, decision: never }), bars);
    const judged = judgeTrial(idle, modelsOf(idle, hunch(0.2)).map(heard), objectives);
    expect(judged.values).toEqual([null]);
    expect(judged.figures['trading.sharpe']).toEqual({ mean: null, sd: null, count: 0 });
    const volatile = experimentOn(makeSpec({ seeds: 1, label: { kind: 'volatility', horizon: 5 } }), bars);
    expect(judgeTrial(volatile, modelsOf(volatile, hunch(0)).map(heard), objectives).returns).toBeNull();
  });

  it('takes a penalty for what is unsteady off in favour of what is steady, whichever way is better', () => {
    const experiment = experimentOn(makeSpec({ split: walkForward, seeds: 2, decision }), bars);
    const models = modelsOf(experiment, hunch(0.2)).map(heard);
    const both = [
      { metric: 'loss', penalty: 2 },
      { metric: 'accuracy', penalty: 2 },
    ];
    const { figures, values } = judgeTrial(experiment, models, both);
    expect(values[0]).toBeCloseTo(figures.loss!.mean! + 2 * figures.loss!.sd!, 12);
    expect(values[1]).toBeCloseTo(figures.accuracy!.mean! - 2 * figures.accuracy!.sd!, 12);
  });
});
