import type { StoredBars } from '@core/bars';
import { chosenBaselines } from '@core/baselines/chosen';
import { soundFolds } from '@core/baselines/fold-of';
import { judgedRunOf } from '@core/baselines/judge';
import type { JudgedBaseline } from '@core/baselines/result';
import { runBaselines } from '@core/baselines/run-baselines';
import type { PreparedExperiment } from '@core/dataset/prepare';
import { evaluateExperiment } from '@core/evaluation/evaluate-experiment';
import { rowsToPredict } from '@core/evaluation/split-predictions';
import { outputsOf } from '@core/lstm/losses';
import { createRandom } from '@core/random';
import { describe, expect, it } from 'vitest';
import { walkBars } from '../../main/sample-bars';
import { prepared } from './prepared';

/** A run whose models say anything, judged. */
function judgedNoise(experiment: PreparedExperiment) {
  const random = createRandom(5, 'noise');
  const models = soundFolds(experiment).map((fold) => {
    const lesson = experiment.lesson(fold);
    const { train, validation, test } = rowsToPredict(lesson);
    const say = ({ length }: Int32Array) =>
      Float32Array.from({ length: length * outputsOf(lesson.loss) }, () => random.normal());
    const record = {
      model: fold,
      fold,
      seed: 1,
      epochs: 1,
      bestEpoch: 1,
      validationLoss: 1,
      seconds: 0,
      weightsHash: '',
    };
    return {
      model: fold,
      fold,
      seed: 1,
      outputs: { train: say(train), validation: say(validation), test: say(test) },
      record,
    };
  });
  const { test } = evaluateExperiment(experiment, models);
  return judgedRunOf(experiment, test.said, test.evaluation);
}

const tools = { sequence: () => Promise.reject(new Error('No networks here.')) };
const hooks = { onStep: () => Promise.resolve(), now: () => 0 };

async function runAll(experiment: PreparedExperiment) {
  const run = judgedNoise(experiment);
  const judged = await runBaselines(experiment, chosenBaselines(experiment), run, tools, hooks);
  const of = (kind: string): JudgedBaseline['result'] =>
    judged.find(({ result }) => result.kind === kind)!.result;
  return { run, judged, of };
}

const folded = { validation: 0.15, purge: 'auto', embargo: 0, minTrain: 50 };
const splits = [
  { kind: 'walkForward', window: 'rolling', length: 300, retrain: { every: 60, unit: 'bars' }, ...folded },
  { kind: 'kFold', folds: 4, ...folded },
  { kind: 'combinatorial', blocks: 5, testBlocks: 2, ...folded },
];

describe('baselines over many folds', () => {
  it.each(splits)('of a $kind split are judged on the rows and bars of the run', async (split) => {
    const experiment = prepared({ split, baselines: ['baseRate', 'alwaysUp', 'logistic'] });
    const { run, judged } = await runAll(experiment);
    for (const { result, rows } of judged) {
      expect(result.problem).toBeNull();
      expect(result.test).toMatchObject({ rows: run.metrics.rows, buyAndHold: run.metrics.buyAndHold });
      expect(rows!.close.length).toBe(run.held.length + 1);
    }
  });

  it('of a panel are fitted to all its series, and traded in one account', async () => {
    const series = [1, 2, 3].map((seed) => walkBars(400, seed));
    const panel = prepared({ label: { kind: 'aboveMedian' }, baselines: 'auto' }, series);
    const { run, judged, of } = await runAll(panel);
    expect(judged.map(({ result }) => result.problem)).toEqual(judged.map(() => null));
    expect(of('logistic').test!.rows).toBe(run.metrics.rows);
    // Rows of a date move together, so McNemar's test is none for them.
    expect(of('logistic').tests.map(({ test }) => test)).toEqual([
      'dieboldMariano',
      'dieboldMariano',
      'ledoitWolf',
    ]);
    expect(of('alwaysUp').name).toBe('Always above the median');
  });

  it('of a panel forecast the volatility of each series by itself, and say which could not be fitted', async () => {
    const series = [walkBars(400, 1), walkBars(400, 2), firstOf(walkBars(400, 3), 50)];
    const panel = prepared({ label: { kind: 'volatility', horizon: 5 }, baselines: ['ewma', 'har'] }, series);
    const { of } = await runAll(panel);
    expect(of('ewma')).toMatchObject({ problem: null, notes: [] });
    expect(of('har').problem).toBeNull();
    expect(of('har').notes).toEqual([
      expect.stringMatching(
        /^S2: The HAR model was not fitted: \d+ realised variances are too few; 43 are needed\./,
      ),
    ]);
    expect(of('har').test!.forecast!.rmse).toBeGreaterThan(0);
  });
});

describe('a baseline that cannot be fitted', () => {
  it('to any fold says why in a sentence, and the others go on', async () => {
    const split = {
      kind: 'walkForward',
      window: 'rolling',
      length: 75,
      retrain: { every: 60, unit: 'bars' },
      ...folded,
      minTrain: 30,
    };
    const label = { kind: 'volatility', horizon: 5 };
    const experiment = prepared({ split, label, baselines: ['lastValue', 'ewma', 'har', 'garch'] });
    const { of } = await runAll(experiment);
    expect(of('garch').problem).toMatch(
      /GARCH\(1,1\) was not fitted: \d+ returns are too few; 50 are needed\./,
    );
    expect(of('garch')).toMatchObject({ test: null, tests: [], againstChance: null });
    expect(of('ewma')).toMatchObject({ problem: null });
    expect(of('lastValue')).toMatchObject({ problem: null });
  });

  it('to one fold alone is judged on the rows of the others, and says so', async () => {
    const split = {
      kind: 'walkForward',
      window: 'expanding',
      length: 75,
      retrain: { every: 60, unit: 'bars' },
      ...folded,
      minTrain: 30,
    };
    const label = { kind: 'volatility', horizon: 5 };
    const experiment = prepared({ split, label, baselines: ['ewma', 'garch'] });
    const { of, judged } = await runAll(experiment);
    const garch = of('garch');
    expect(garch.problem).toBeNull();
    expect(garch.notes.join(' ')).toMatch(/Fold 1: GARCH\(1,1\) was not fitted: \d+ returns are too few/);
    expect(garch.notes.at(-1)).toBe('What it could not be fitted to is not in its figures.');
    expect(garch.test!.forecast!.rmse).toBeGreaterThan(0);
    expect(garch.tests[0]!.p).not.toBeNull();
    const rows = judged.find(({ result }) => result.kind === 'garch')!.rows!;
    const first = experiment.split.folds[0]!.test;
    const said = (row: number) => rows.forecast![rows.time.indexOf(experiment.bars.time[row]!)];
    expect(said(first[0]!)).toBeNaN();
    expect(said(experiment.split.folds[1]!.test[0]!)).not.toBeNaN();
  });
});

describe('auto', () => {
  const kinds = (change: object) => chosenBaselines(prepared(change)).map(({ kind }) => kind);

  it('takes what fits the label, and trees where that is quick', () => {
    expect(kinds({ label: { kind: 'volatility' } })).toEqual([
      'baseRate',
      'forest',
      'boosting',
      'lastValue',
      'ewma',
      'har',
      'garch',
    ]);
    expect(kinds({ label: { kind: 'regime', rise: 0.03, fall: 0.03, stall: 10 } })).toContain('markov');
    const many = { kind: 'walkForward', length: 100, retrain: { every: 1, unit: 'bars' }, ...folded };
    expect(kinds({ split: many })).toEqual([
      'baseRate',
      'alwaysUp',
      'persistence',
      'reversal',
      'buyAndHold',
      'logistic',
    ]);
  });
});

function firstOf(bars: StoredBars, length: number): StoredBars {
  const cut = (values: Float64Array) => values.slice(0, length);
  const { time, open, high, low, close, volume } = bars;
  return {
    ...bars,
    time: cut(time),
    open: cut(open),
    high: cut(high),
    low: cut(low),
    close: cut(close),
    volume: volume && cut(volume),
  };
}
