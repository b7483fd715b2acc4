import { correlationOf } from '@core/analysis/correlation';
import { decideAll } from '@core/backtest/decide';
import { simulate } from '@core/backtest/simulate';
import { evaluateExperiment } from '@core/evaluation/evaluate-experiment';
import { rowsToPredict } from '@core/evaluation/split-predictions';
import { mean, returnsOf, sampleDeviation, sharpe } from '@core/stats/returns';
import { rocAuc } from '@core/stats/roc-auc';
import { runReport } from '@shared/run-report';
import { runMetrics, runResult, splitNames } from '@shared/runs';
import { labelKinds } from '@shared/spec-label';
import { describe, expect, it } from 'vitest';
import { makeSpec } from '../dataset/make-spec';
import { experimentOn, hunch, modelsOf, stored } from './spoken';

const bars = stored(700);
const walkForward = {
  kind: 'walkForward',
  window: 'expanding',
  length: 300,
  retrain: { every: 50, unit: 'bars' },
};
const decision = { long: 0.55, short: 0.45 };

describe('a run of several folds and seeds', () => {
  const spec = makeSpec({ split: walkForward, seeds: 3, decision });
  const experiment = experimentOn(spec, bars);
  const models = modelsOf(experiment, hunch(0.1));
  const { metrics, results, report, warnings, returns } = evaluateExperiment(experiment, models);
  const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit));
  const { folds } = experiment.split;

  it('fulfils the contract', () => {
    expect(runMetrics.parse(metrics)).toEqual(metrics);
    expect(runReport.parse(report)).toEqual(report);
    for (const split of splitNames) expect(runResult.parse(results[split])).toEqual(results[split]);
    expect(folds.length).toBeGreaterThan(4);
    expect(warnings).toEqual([]);
  });

  it('says at every test row the mean of what the seeds of its fold say', () => {
    const { time, probability } = results.test;
    const first = folds[0]!.test[0]!;
    expect(time[0]).toBe(bars.time[first]);
    folds.forEach((fold, f) => {
      const own = models.filter((model) => model.fold === f);
      rowsToPredict(experiment.lesson(f)).test.forEach((row, i) => {
        const said = own.map(({ outputs }) => sigmoid(outputs.test[i]!));
        expect(probability[row - first]).toBeCloseTo(said.reduce((sum, p) => sum + p, 0) / 3, 14);
      });
      expect(fold.test.length).toBeGreaterThan(0);
    });
    expect(metrics.test.rows).toBe(folds.reduce((sum, { test }) => sum + test.length, 0));
  });

  it('trades all test rows in one account, in order of time', () => {
    const { open, close, time, probability, equity } = results.test;
    const account = simulate({ time, open, close }, decideAll(probability, decision), spec.costs);
    expect(equity).toEqual(account.equity);
    expect(returns).toEqual(returnsOf(account.equity));
    expect(metrics.test.trading.trades).toBe(account.trades.length);
    expect(account.trades.length).toBeGreaterThan(20);
  });

  it('gives every figure as mean and deviation over the seeds, each judged as a run of its own', () => {
    expect(report.seeds.map(({ seed }) => seed)).toEqual([1, 2, 3]);
    report.seeds.forEach(({ seed, metrics: own }) => {
      const alone = evaluateExperiment(
        experiment,
        models.filter((model) => model.seed === seed),
      );
      for (const split of splitNames)
        expect(own[split]).toEqual({ ...alone.metrics[split], overSeeds: {}, intervals: {} });
    });
    for (const split of splitNames) {
      const { overSeeds } = metrics[split];
      const of = (pick: (one: (typeof report.seeds)[number]['metrics']['test']) => number | null) =>
        Float64Array.from(report.seeds, (one) => pick(one.metrics[split])!);
      for (const [path, values] of [
        ['accuracy', of((one) => one.accuracy)],
        ['rocAuc', of((one) => one.rocAuc)],
        ['trading.sharpe', of((one) => one.trading.sharpe)],
        ['information.rankIc', of((one) => one.information!.rankIc)],
      ] as const) {
        expect(overSeeds[path]).toMatchObject({ mean: mean(values), sd: sampleDeviation(values), count: 3 });
        expect(overSeeds[path]!.low).toBeLessThan(mean(values));
      }
      expect(Object.keys(overSeeds)).not.toContain('alwaysUp.accuracy');
    }
    expect(new Set(report.seeds.map((one) => one.metrics.test.logLoss)).size).toBe(3);
  });

  it('has the training and validation figures of the newest fold', () => {
    const last = folds.at(-1)!;
    expect(metrics.train.rows).toBe(last.train.length);
    expect(metrics.validation.rows).toBe(last.validation.length);
    expect(metrics.validation.firstTime).toBe(bars.time[last.validation[0]!]);
    // Its account ends before the newest test begins, though older tests begin before it.
    expect(results.validation.time.at(-1)).toBeLessThan(bars.time[last.test[0]!]!);
  });

  it('reports each fold: its rows, what time is used for, and its figures over the seeds', () => {
    expect(report.folds.map(({ fold }) => fold)).toEqual([...folds.keys()]);
    report.folds.forEach((one, f) => {
      expect(one.test).toEqual({
        rows: folds[f]!.test.length,
        firstTime: bars.time[folds[f]!.test[0]!],
        lastTime: bars.time[folds[f]!.test.at(-1)!],
      });
      expect(one.segments.some(({ role }) => role === 'test')).toBe(true);
      expect(one.figures.accuracy!.count).toBe(3);
    });
    const rows = report.folds.map(({ test }) => test.rows);
    const right = report.folds.reduce((sum, one, f) => sum + one.figures.accuracy!.mean! * rows[f]!, 0);
    const seeds = report.seeds.map((one) => one.metrics.test.accuracy!);
    expect(right / metrics.test.rows).toBeCloseTo((seeds[0]! + seeds[1]! + seeds[2]!) / 3, 12);
  });

  it('cuts the test rows into years and regimes that make up the whole', () => {
    expect(report.years.map(({ label }) => label)).toEqual(['2000', '2001']);
    for (const parts of [report.years, report.regimes]) {
      expect(parts.reduce((sum, { rows }) => sum + rows, 0)).toBe(metrics.test.rows);
      for (const { figures } of parts) {
        expect(figures['trading.totalReturn']!.count).toBe(3);
        expect(figures.accuracy!.sd).toBeGreaterThan(0);
      }
    }
    const growth = report.seeds.map((_, s) =>
      evaluateExperiment(
        experiment,
        models.filter(({ seed }) => seed === spec.seed + s),
      ).report.years.reduce((sum, { figures }) => sum + Math.log1p(figures['trading.totalReturn']!.mean!), 0),
    );
    report.seeds.forEach((one, s) => {
      expect(Math.expm1(growth[s]!)).toBeCloseTo(one.metrics.test.trading.totalReturn!, 12);
    });
  });

  it('gives the return of a bar to the year of the bar before, at whose close it was decided', () => {
    const alone = evaluateExperiment(
      experiment,
      models.filter(({ seed }) => seed === 1),
    );
    const { time, equity } = alone.results.test;
    const turn = time.findIndex((moment) => moment >= Date.UTC(2001, 0, 1));
    const early = alone.report.years[0]!.figures['trading.totalReturn']!.mean;
    expect(early).toBeCloseTo(equity[turn]! - 1, 12);
    expect(equity[turn]).not.toBe(equity[turn - 1]);
  });

  it('gives always-up the share of ups in the training rows of each fold', () => {
    const { direction } = experiment;
    let loss = 0;
    for (const { train, test } of folds) {
      const share = train.filter((row) => direction[row] === 1).length / train.length;
      for (const row of test) loss -= Math.log(direction[row] === 1 ? share : 1 - share);
    }
    expect(metrics.test.alwaysUp.logLoss).toBeCloseTo(loss / metrics.test.rows, 12);
  });

  it('trades the last signal of a fold too', () => {
    const oneBar = { ...walkForward, retrain: { every: 1, unit: 'bars' }, length: 640 };
    const short = experimentOn(makeSpec({ split: oneBar, seeds: 1, decision }), bars);
    const daily = evaluateExperiment(
      short,
      modelsOf(short, () => 1),
    );
    const { open, close } = daily.results.test;
    const { figures } = daily.report.folds[3]!;
    expect(daily.report.folds[3]!.test.rows).toBe(1);
    const cost = 0.0003;
    const kept = ((close[4]! / open[4]!) * (1 - cost)) / (1 + cost);
    expect(figures['trading.totalReturn']!.mean).toBeCloseTo(kept - 1, 12);
  });

  it('gives intervals around the figures of the ensemble', () => {
    for (const path of ['accuracy', 'rocAuc', 'brier', 'logLoss'] as const) {
      const { low, high } = metrics.test.intervals[path]!;
      expect(low).toBeLessThan(metrics.test[path]!);
      expect(high).toBeGreaterThan(metrics.test[path]!);
    }
    const { 'trading.sharpe': ratio, 'trading.totalReturn': total } = metrics.test.intervals;
    expect([ratio!.low! < metrics.test.trading.sharpe!, ratio!.high! > metrics.test.trading.sharpe!]).toEqual(
      [true, true],
    );
    expect(total!.low).toBeGreaterThan(-1);
    expect(evaluateExperiment(experiment, models).metrics).toEqual(metrics);
  });

  it('annualises the Sharpe ratio as every account does', () => {
    expect(metrics.test.trading.sharpe).toBe(sharpe(returns, 365.25));
    const { probability, label } = results.test;
    expect(metrics.test.rocAuc).toBe(rocAuc(probability, label));
  });
});

describe('a run of one fold and one seed', () => {
  const spec = makeSpec({ seeds: 1 });
  const experiment = experimentOn(spec, bars);
  const { metrics, report } = evaluateExperiment(experiment, modelsOf(experiment, hunch(0.2)));

  it('has figures without a deviation', () => {
    expect(metrics.test.overSeeds.accuracy).toEqual({
      mean: metrics.test.accuracy,
      sd: null,
      low: null,
      high: null,
      count: 1,
    });
    expect(report.folds).toHaveLength(1);
    expect(report.folds[0]!.figures.accuracy!.mean).toBe(metrics.test.accuracy);
    expect(report.paths).toEqual([]);
  });
});

describe('a run of any label', () => {
  const label = { horizon: 3, volatilityBars: 5, sideBars: 5, rise: 0.04, fall: 0.04, stall: 15, band: 60 };
  for (const kind of labelKinds.filter((one) => one !== 'aboveMedian')) {
    it(`fulfils the contract over folds: ${kind}`, () => {
      const spec = makeSpec({
        label: { ...label, kind },
        split: walkForward,
        seeds: 2,
        decision: { long: 0.4, short: 0.4 },
      });
      const experiment = experimentOn(spec, bars);
      const { metrics, results, report } = evaluateExperiment(experiment, modelsOf(experiment, hunch(0.3)));
      expect(runMetrics.parse(metrics)).toEqual(metrics);
      expect(runReport.parse(report)).toEqual(report);
      for (const split of splitNames) expect(runResult.parse(results[split])).toEqual(results[split]);
      const { test } = metrics;
      const isNumber = ['return', 'simpleReturn', 'volatility'].includes(kind);
      const isThree = ['movement', 'regime', 'tripleBarrier'].includes(kind);
      expect([test.forecast !== null, test.movement !== null]).toEqual([isNumber, isThree]);
      expect(test.information!.rankIc).not.toBeNull();
      expect(
        test.forecast?.qlike === undefined || (test.forecast.qlike === null) === (kind !== 'volatility'),
      ).toBe(true);
      if (isNumber) expect(test.forecast!.r2VsLag).not.toBeNull();
      if (isThree) expect(test.movement!.classes).toContain(test.movement!.mostFrequent.class);
      if (kind === 'regime') expect(test.movement!.classes).toEqual(['bear', 'sideways', 'bull']);
      if (kind === 'tripleBarrier') expect(test.movement!.classes).toEqual(['lower', 'neither', 'upper']);
      const isSilent = kind === 'volatility';
      expect([test.accuracy, test.mcc, test.brier].map((figure) => figure === null)).toEqual([
        isSilent,
        isSilent,
        isSilent,
      ]);
      expect(test.trading.trades === 0).toBe(isSilent);
      expect(report.threshold === null).toBe(isSilent);
      expect(report.calibration === null).toBe(isSilent);
      expect(test.rows).toBeGreaterThan(300);
    });
  }

  it('takes bets of the label meta on their own side where they are likely to pay', () => {
    for (const short of [0.4, null]) {
      const spec = makeSpec({
        label: { ...label, kind: 'meta' },
        seeds: 1,
        decision: { long: 0.5, short },
      });
      const experiment = experimentOn(spec, bars);
      const { results, warnings, metrics, test } = evaluateExperiment(
        experiment,
        modelsOf(experiment, hunch(0.3)),
      );
      const { time, probability, position } = results.test;
      const from = bars.time.indexOf(time[0]!);
      const wanted = [...probability].map((p, t) => {
        const side = Number.isNaN(p) || p <= 0.5 ? 0 : experiment.sides![from + t]!;
        return side < 0 && short === null ? 0 : side;
      });
      expect([...position].slice(1)).toEqual(wanted.slice(0, -1));
      expect(position.includes(-1)).toBe(short !== null);
      const { rows, probability: chance } = test.said;
      const ahead = Float64Array.from(rows, (row) => Math.log(bars.close[row + 3]! / bars.close[row]!));
      const known = [...rows.keys()].filter((i) => !Number.isNaN(ahead[i]! * experiment.sides![rows[i]!]!));
      const ic = correlationOf(
        Float64Array.from(known, (i) => chance[i]!),
        Float64Array.from(known, (i) => ahead[i]! * experiment.sides![rows[i]!]!),
      );
      expect(metrics.test.information!.ic).toBeCloseTo(ic, 12);
      expect(warnings.some((line) => line.startsWith('Bets on falling prices'))).toBe(short === null);
    }
  });
});

describe('splits whose models know what comes after their tests', () => {
  it('k-fold: all rows but those left out are tested once, and it is said', () => {
    const spec = makeSpec({ split: { kind: 'kFold', folds: 4 }, seeds: 1 });
    const experiment = experimentOn(spec, bars);
    const { metrics, warnings } = evaluateExperiment(experiment, modelsOf(experiment, hunch(0.1)));
    expect(metrics.test.rows).toBe(experiment.samples.row.length);
    expect(warnings).toEqual([expect.stringMatching(/k-fold.*trained on bars that came after/)]);
  });

  it('combinatorial: one account a path, the first of them as the headline, and it is said', () => {
    const spec = makeSpec({
      split: { kind: 'combinatorial', blocks: 5, testBlocks: 2 },
      seeds: 2,
      decision,
    });
    const experiment = experimentOn(spec, bars);
    const { metrics, report, warnings } = evaluateExperiment(experiment, modelsOf(experiment, hunch(0.1)));
    expect(report.folds).toHaveLength(10);
    expect(report.paths.map(({ path }) => path)).toEqual([0, 1, 2, 3]);
    expect(new Set(report.paths.map(({ sharpe: ratio }) => ratio)).size).toBe(4);
    expect(metrics.test.rows).toBe(experiment.samples.row.length);
    // The headline goes on to rows whose label is still open, so its account is one bar of the last signal longer at most.
    expect(report.paths[0]!.totalReturn).toBeCloseTo(metrics.test.trading.totalReturn!, 1);
    expect(warnings).toEqual([expect.stringMatching(/back-test path 1 of 4/)]);
  });
});

describe('folds that lack something', () => {
  it('a fold that was not trained has no figures, and the others go on', () => {
    const spec = makeSpec({ split: walkForward, seeds: 2, decision });
    const experiment = experimentOn(spec, bars);
    const models = modelsOf(experiment, hunch(0.1)).filter(({ fold }) => fold !== 2);
    const { metrics, report, results } = evaluateExperiment(experiment, models);
    const { folds } = experiment.split;
    expect(report.folds[2]!.figures).toEqual({});
    expect(metrics.test.rows).toBe(folds.reduce((sum, { test }, f) => sum + (f === 2 ? 0 : test.length), 0));
    const first = folds[0]!.test[0]!;
    for (const row of folds[2]!.test) expect(results.test.probability[row - first]).toBeNaN();
  });

  it('a fold whose test has one class has no ranking, and the others go on', () => {
    const rising = bars.close.slice();
    const from = 450;
    for (let t = from; t < 520; t++) rising[t] = rising[t - 1]! * 1.001;
    for (let t = 520; t < rising.length; t++) rising[t]! *= rising[519]! / bars.close[519]!;
    const spec = makeSpec({ split: walkForward, seeds: 2, features: [{ kind: 'rsi', period: 5 }] });
    const experiment = experimentOn(spec, {
      ...bars,
      close: rising,
      high: rising,
      low: rising,
      open: rising,
    });
    const { report, metrics } = evaluateExperiment(experiment, modelsOf(experiment, hunch(0.1)));
    const alike = experiment.split.folds.findIndex(({ test }) => test[0]! >= from && test.at(-1)! < 518);
    const { rocAuc: ranking, accuracy, prAuc, logLoss } = report.folds[alike]!.figures;
    expect([ranking, prAuc].map((one) => one!.mean)).toEqual([null, null]);
    expect([accuracy, logLoss].map((one) => one!.count)).toEqual([2, 2]);
    expect(metrics.test.rocAuc).not.toBeNull();
  });
});
