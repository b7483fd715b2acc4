import { leastTrades } from '@core/backtest/choose-threshold';
import { decideFold, type FoldSaid } from '@core/evaluation/decided-fold';
import { evaluateExperiment } from '@core/evaluation/evaluate-experiment';
import { modelPredictions } from '@core/evaluation/split-predictions';
import { termsOf } from '@core/evaluation/terms';
import { calibrate, fitCalibrator } from '@core/stats/calibration/calibrator';
import { mean } from '@core/stats/returns';
import type { ExperimentSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { makeSpec } from '../dataset/make-spec';
import { experimentOn, type Head, hunch, modelsOf, stored } from './spoken';

const bars = stored(900);

function decided(spec: ExperimentSpec, head: Head, change: (said: FoldSaid) => FoldSaid = (said) => said) {
  const experiment = experimentOn(spec, bars);
  const [model] = modelsOf(experiment, head);
  const lesson = experiment.lesson(0);
  const said = change({ fold: 0, ...modelPredictions(lesson, model!.outputs) });
  return {
    experiment,
    lesson,
    said,
    fold: decideFold(spec.decision, termsOf(experiment), lesson, said, false),
  };
}

const spec = (decision: object, changes: object = {}) => makeSpec({ seeds: 1, decision, ...changes });
const free = { costs: { commissionBp: 0, slippageBp: 0 } };

/** Right where it is sure, wrong where it is not: only a high threshold pays. */
const boaster: Head = ({ label, row }) => {
  const isSure = row % 3 === 0;
  const right = label === 1 ? 1 : -1;
  return isSure ? 2 * right + 1 : Number.isNaN(label) ? 0 : 0.4 - 0.3 * right;
};

describe('the decision threshold by expected value', () => {
  it('is the one that pays on the validation rows', () => {
    const { fold } = decided(spec({ threshold: 'expectedValue', long: 0.5 }), boaster);
    expect(fold.chosen).not.toBeNull();
    expect(fold.rule).toEqual({ long: fold.chosen!.threshold, short: null });
    const values = fold.trials
      .filter(({ trades }) => trades >= leastTrades)
      .map(({ returns }) => mean(returns));
    expect(mean(fold.chosen!.returns)).toBe(Math.max(...values));
    // sigmoid(0.7), what it says where it is unsure and wrong.
    expect(fold.rule.long).toBeGreaterThanOrEqual(1 / (1 + Math.exp(-0.7)) - 1e-7);
    const low = fold.trials.find(({ threshold }) => threshold === 0.5)!;
    expect(mean(fold.chosen!.returns)).toBeGreaterThan(mean(low.returns) + 0.001);
    expect([...new Set(fold.test.rules.long)]).toEqual([fold.rule.long]);
  });

  it('is mirrored for short where shorts are allowed', () => {
    const { fold } = decided(spec({ threshold: 'expectedValue', long: 0.6, short: 0.3 }), hunch(0.3));
    expect(fold.rule.short).toBeCloseTo(1 - fold.rule.long, 11);
    expect(fold.rule.long).toBeGreaterThanOrEqual(0.5);
  });

  it('is that of the spec where nothing trades often enough, and it is said', () => {
    const asked = spec({ threshold: 'expectedValue', long: 0.7 });
    const mute: Head = () => 0;
    expect(decided(asked, mute).fold.rule).toEqual({ long: 0.7, short: null });
    const experiment = experimentOn(asked, bars);
    const { warnings, report } = evaluateExperiment(experiment, modelsOf(experiment, mute));
    expect(warnings).toEqual([expect.stringMatching(/no threshold makes 5 trades, so those of the spec/)]);
    expect(report.threshold!.used).toEqual([{ fold: 0, long: 0.7, short: null }]);
  });

  it('is said to earn nothing where none does', () => {
    const dear = { costs: { commissionBp: 500, slippageBp: 0 } };
    const experiment = experimentOn(spec({ threshold: 'expectedValue' }, dear), bars);
    const { warnings } = evaluateExperiment(experiment, modelsOf(experiment, hunch(0)));
    expect(warnings.some((line) => /no threshold earns anything after costs/.test(line))).toBe(true);
  });

  it('is shown with what each would have earned, its interval and trades, fixed or not', () => {
    for (const threshold of ['fixed', 'expectedValue'] as const) {
      const experiment = experimentOn(spec({ threshold, long: 0.55 }, free), bars);
      const { report } = evaluateExperiment(experiment, modelsOf(experiment, hunch(0.2)));
      const { curve, chosenBy, used } = report.threshold!;
      expect(chosenBy).toBe(threshold);
      expect(used).toHaveLength(1);
      if (threshold === 'fixed') expect(used[0]!.long).toBe(0.55);
      expect(curve.length).toBeGreaterThan(15);
      for (const { expected, low, high } of curve) {
        expect(low).toBeLessThanOrEqual(expected!);
        expect(high).toBeGreaterThanOrEqual(expected!);
      }
      expect(curve.some(({ trades }) => trades > 10)).toBe(true);
    }
  });
});

describe('calibration', () => {
  it.each(['platt', 'isotonic'] as const)(
    'by %s is fitted on the validation rows and applied to all',
    (kind) => {
      const { fold, lesson, said } = decided(spec({ calibration: kind }), hunch(0.4));
      const label = Float64Array.from(lesson.rows.validation, (row) => lesson.direction[row]!);
      const calibrator = fitCalibrator(kind, said.validation.probability, label);
      expect(fold.test.probability).toEqual(calibrate(calibrator, said.test.probability));
      expect(fold.train!.probability).toEqual(calibrate(calibrator, said.train!.probability));
      expect(fold.raw.probability).toEqual(said.test.probability);
      expect(fold.test.probability).not.toEqual(said.test.probability);
    },
  );

  it('makes probabilities honest that were too sure, which the report shows beside them', () => {
    const tooSure: Head = (asked) => 6 * hunch(0.25)(asked);
    const experiment = experimentOn(spec({ calibration: 'platt' }), bars);
    const { report, metrics } = evaluateExperiment(experiment, modelsOf(experiment, tooSure));
    const { raw, calibrated, kind } = report.calibration!;
    expect(kind).toBe('platt');
    expect(calibrated.expectedError!).toBeLessThan(raw.expectedError! / 2);
    expect(calibrated.brier.score).toBeCloseTo(metrics.test.brier!, 14);
    expect(raw.points.reduce((sum, { rows }) => sum + rows, 0)).toBe(metrics.test.rows);
  });

  it('leaves probabilities as they are where the validation rows are of one class, and says so', () => {
    const close = bars.close.slice();
    const experiment0 = experimentOn(spec({}), bars);
    const [from, to] = [
      experiment0.lesson(0).rows.validation[0]!,
      experiment0.lesson(0).rows.validation.at(-1)!,
    ];
    for (let t = from + 1; t <= to + 1; t++) close[t] = close[t - 1]! * 1.0005;
    const asked = spec({ calibration: 'isotonic' }, { features: [{ kind: 'rsi', period: 5 }] });
    const experiment = experimentOn(asked, { ...bars, close, open: close, high: close, low: close });
    const models = modelsOf(experiment, hunch(0.2));
    const { warnings, metrics } = evaluateExperiment(experiment, models);
    expect(metrics.validation.upShare).toBe(1);
    expect(warnings).toEqual([expect.stringMatching(/all of one class, so probabilities are left/)]);
    expect(metrics.test.brier).toBeGreaterThan(0);
  });
});

describe('what is found on validation rows (law 1)', () => {
  it('does not move when all test rows say something else', () => {
    for (const calibration of ['none', 'platt', 'isotonic'] as const) {
      const asked = spec({ threshold: 'expectedValue', calibration, short: 0.4 });
      const { fold } = decided(asked, hunch(0.3));
      const { fold: other, said } = decided(asked, hunch(0.3), (one) => ({
        ...one,
        test: { ...one.test, probability: one.test.probability.map((p) => 1 - p ** 2) },
      }));
      expect(other.rule).toEqual(fold.rule);
      expect(other.trials).toEqual(fold.trials);
      expect(other.validation).toEqual(fold.validation);
      expect(other.test.probability).not.toEqual(fold.test.probability);
      expect(said.test.probability).not.toEqual(fold.raw.probability);
    }
  });

  it('does not move when all bars of the test become others', () => {
    const asked = spec({ threshold: 'expectedValue', calibration: 'platt' });
    const before = experimentOn(asked, bars);
    const { test, validation } = before.lesson(0).rows;
    const from = test[0]!;
    expect(from).toBeGreaterThan(validation.at(-1)! + 1);
    const wild = (column: Float64Array) =>
      column.map((value, t) => (t < from ? value : value * (1 + (t % 7) / 10)));
    const after = experimentOn(asked, {
      ...bars,
      open: wild(bars.open),
      high: wild(bars.high),
      low: wild(bars.low),
      close: wild(bars.close),
    });
    // What a model says of a row may read the row's bars; here it reads the label of rows before the test alone.
    const early: Head = (one) => (one.row < from ? hunch(0.3)(one) : one.noise());
    const [one, two] = [before, after].map((experiment) =>
      evaluateExperiment(experiment, modelsOf(experiment, early)),
    );
    expect(two!.report.threshold).toEqual(one!.report.threshold);
    expect(two!.metrics.validation).toEqual(one!.metrics.validation);
    expect(two!.results.validation).toEqual(one!.results.validation);
    expect(two!.results.test.probability).toEqual(one!.results.test.probability);
    expect(two!.metrics.test.trading).not.toEqual(one!.metrics.test.trading);
  });
});
