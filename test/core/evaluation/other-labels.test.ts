import type { StoredBars } from '@core/bars';
import type { PreparedDataset } from '@core/dataset/prepare';
import { evaluateRun } from '@core/evaluation/evaluate';
import { modelPredictions, rowsToPredict, withOutcomes } from '@core/evaluation/split-predictions';
import { termsOf } from '@core/evaluation/terms';
import { outputsOf } from '@core/lstm/losses';
import { createRandom } from '@core/random';
import { normalCdf } from '@core/stats/normal';
import { sampleDeviation } from '@core/stats/returns';
import { type RunMetrics, runMetrics, runResult, type SplitName, splitNames } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { makeSpec } from '../dataset/make-spec';
import { sampleBars } from '../features/sample-bars';
import { prepareDataset } from '../on-bars';
import { judgedBy } from './judging';

const stored: StoredBars = { ...sampleBars(300), adjustedClose: null };

/** What a head may say of every row: seeded noise. */
function noise(dataset: PreparedDataset): Record<SplitName, Float32Array> {
  const random = createRandom(1, 'head');
  const rows = rowsToPredict(dataset);
  const say = (split: SplitName) =>
    Float32Array.from({ length: rows[split].length * outputsOf(dataset.loss) }, () => random.normal() / 2);
  return { train: say('train'), validation: say('validation'), test: say('test') };
}

function judge(spec: ExperimentSpec, outputs: (dataset: PreparedDataset) => Record<SplitName, Float32Array>) {
  const dataset = prepareDataset(spec, stored);
  const said = modelPredictions(dataset, outputs(dataset));
  const asked = rowsToPredict(dataset);
  const predictions = {
    train: withOutcomes(dataset, asked.train, said.train),
    validation: withOutcomes(dataset, asked.validation, said.validation),
    test: withOutcomes(dataset, asked.test, said.test),
  };
  const judged = judgedBy(spec.decision, predictions);
  return { dataset, predictions, ...evaluateRun(termsOf(dataset), judged, false) };
}

const decision = { long: 0.5, short: 0.5 };
const movement = makeSpec({ label: { kind: 'movement', band: 60 }, decision: { long: 0.4, short: 0.6 } });
const returnSpec = (training: unknown, horizon = 2) =>
  makeSpec({ label: { kind: 'return', horizon }, training, decision });
const losses = ['squared', 'huber', 'gaussian', 'quantile'];

describe('a run of any label', () => {
  it.each([makeSpec(), movement, ...losses.map((loss) => returnSpec({ loss }))])(
    'gives metrics and results that fulfil the contract: $label.kind $training.loss',
    (spec) => {
      const { metrics, results, dataset } = judge(spec, noise);
      expect(runMetrics.parse(metrics)).toEqual(metrics);
      for (const split of splitNames) {
        const result = results[split];
        expect(runResult.parse(result)).toEqual(result);
        expect(metrics[split].rows).toBe(dataset.rows[split].length);
        expect(metrics[split].accuracy).not.toBeNull();
        expect(result.trades.length).toBeGreaterThan(0);
        expect(result.outcome === null).toBe(spec.label.kind === 'direction');
        expect(result.probabilityDown === null).toBe(spec.label.kind !== 'movement');
        expect(result.forecast === null).toBe(spec.label.kind !== 'return');
        expect(result.forecastLow === null).toBe(!['gaussian', 'quantile'].includes(spec.training.loss));
        expect(metrics[split].forecast === null).toBe(spec.label.kind !== 'return');
        expect(metrics[split].movement === null).toBe(spec.label.kind !== 'movement');
      }
    },
  );

  it('judges P(up) by whether the close rose, as every run', () => {
    const upShares = (metrics: RunMetrics) => splitNames.map((split) => metrics[split].upShare);
    const expected = upShares(judge(makeSpec(), noise).metrics);
    expect(upShares(judge(movement, noise).metrics)).toEqual(expected);
    expect(upShares(judge(returnSpec({}, 1), noise).metrics)).toEqual(expected);
  });

  it('predicts up to the newest bar, whose outcome is still open', () => {
    const { results } = judge(returnSpec({}), noise);
    const { probability, outcome, label } = results.test;
    expect([probability.at(-1), outcome!.at(-1), label.at(-1)].map(Number.isNaN)).toEqual([
      false,
      true,
      true,
    ]);
    expect(outcome!.at(-3)).toBe(Math.log(stored.close[299]! / stored.close[297]!));
  });
});

describe('a run of movements', () => {
  /** Says the class that comes true. */
  const oracle = (dataset: PreparedDataset) => {
    const rows = rowsToPredict(dataset);
    const say = (split: SplitName) =>
      Float32Array.from(
        [...rows[split]].flatMap((row) => [0, 1, 2].map((k) => (dataset.labels[row] === k ? 4 : 0))),
      );
    return { train: say('train'), validation: say('validation'), test: say('test') };
  };

  it('that knows what comes has no error, and trades up and down but not flat', () => {
    const { metrics, results } = judge(movement, oracle);
    const { movement: figures } = metrics.test;
    expect(figures).toMatchObject({ accuracy: 1, balancedAccuracy: 1, macroF1: 1 });
    expect(figures!.mostFrequent.accuracy).toBeLessThan(1);
    const wanted = [...results.test.outcome!].map((outcome) => (Number.isNaN(outcome) ? 0 : outcome - 1));
    expect([...results.test.position].slice(1)).toEqual(wanted.slice(0, -1));
  });

  it('calls the direction by the likelier side, however likely flat is', () => {
    const { metrics, predictions } = judge(movement, noise);
    const { probability: up, probabilityDown: down, label } = predictions.test;
    const known = [...label.keys()].filter((row) => !Number.isNaN(label[row]!));
    const right = known.filter((row) => up[row]! > down![row]! === (label[row] === 1)).length;
    expect(metrics.test.accuracy).toBeCloseTo(right / known.length, 14);
    expect(up.some((chance, row) => chance < 0.5 && chance > down![row]!)).toBe(true);
  });

  it('takes the most frequent class from the training rows', () => {
    const { metrics, dataset } = judge(movement, noise);
    const counts = [0, 1, 2].map(
      (k) => [...dataset.rows.train].filter((row) => dataset.labels[row] === k).length,
    );
    const most = counts.indexOf(Math.max(...counts));
    for (const split of splitNames) {
      const { mostFrequent } = metrics[split].movement!;
      expect(mostFrequent.class).toBe(['down', 'flat', 'up'][most]);
      const right = [...dataset.rows[split]].filter((row) => dataset.labels[row] === most).length;
      expect(mostFrequent.accuracy).toBeCloseTo(right / dataset.rows[split].length, 14);
    }
  });
});

describe('a run of returns', () => {
  it('has the training mean beside it: no R2 on the training rows, where that is what it explains', () => {
    const { metrics } = judge(returnSpec({}), noise);
    expect(metrics.train.forecast!.naive.r2).toBeCloseTo(0, 12);
    expect(metrics.train.forecast!.naive.mse).toBeGreaterThan(0);
  });

  it('that says nothing is the naive forecast', () => {
    const silent = (dataset: PreparedDataset) => {
      const rows = rowsToPredict(dataset);
      const say = (split: SplitName) => new Float32Array(rows[split].length * outputsOf(dataset.loss));
      return { train: say('train'), validation: say('validation'), test: say('test') };
    };
    for (const loss of ['squared', 'gaussian']) {
      const { forecast } = judge(returnSpec({ loss }), silent).metrics.test;
      for (const name of ['mse', 'mae', 'r2', 'coverage', 'nll'] as const) {
        const [model, naive] = [forecast![name], forecast!.naive[name]];
        if (naive === null) expect(model).toBeNull();
        else expect(model).toBeCloseTo(naive, 8);
      }
    }
  });

  it('turns forecasts into P(up) by the errors on the validation rows', () => {
    const { predictions, results } = judge(returnSpec({ loss: 'huber' }), noise);
    const { forecast, outcome } = predictions.validation;
    if (forecast?.kind !== 'point') throw new Error('A mere number was expected.');
    const spread = sampleDeviation(outcome!.map((value, row) => value - forecast.centre[row]!));
    const { probability, forecast: said } = results.test;
    expect(probability.some((p) => p > 0.5) && probability.some((p) => p < 0.5)).toBe(true);
    probability.forEach((p, bar) => {
      expect(p).toBe(normalCdf(said![bar]! / spread));
    });
  });

  it('covers about what its interval is meant to cover', () => {
    const { metrics } = judge(returnSpec({ loss: 'quantile', quantiles: [0.05, 0.5, 0.95] }, 1), noise);
    const { forecast } = metrics.train;
    expect(forecast!.nominalCoverage).toBeCloseTo(0.9, 14);
    expect(forecast!.naive.coverage).toBeCloseTo(0.9, 1);
    expect(forecast!.pinball).toBeGreaterThan(forecast!.naive.pinball!);
    expect(forecast!.nll).toBeNull();
  });
});
