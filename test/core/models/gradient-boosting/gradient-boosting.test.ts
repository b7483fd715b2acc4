import {
  type BoostingModel,
  type BoostingOptions,
  gradientBoosting,
} from '@core/models/gradient-boosting/gradient-boosting';
import type { Rows, Task } from '@core/models/learner';
import { createRandom } from '@core/random';
import { describe, expect, it } from 'vitest';
import { expectNear, golden, part, rowsOf } from '../golden';

interface GoldenBoosting {
  readonly baseline: number[];
  readonly predictions: (number | number[])[];
  readonly leaves: number[][];
  readonly first: { feature: number; threshold: number };
}

const two = rowsOf(golden.two.rows);
const three = rowsOf(golden.three.rows);
const values = rowsOf(golden.values.rows);
const binary: Task = { kind: 'classes', classes: 2 };
const options = { maxRounds: 30, maxLeaves: 8, minLeafRows: 15, learningRate: 0.1 };

/** To 1e-7: scikit-learn adds up derivatives in single precision. */
function expectBoosting(
  expected: GoldenBoosting,
  rows: Rows,
  labels: number[],
  weights: number[] | null,
  given: Pick<BoostingOptions, 'task'> & Partial<BoostingOptions>,
): void {
  const learner = gradientBoosting({ ...options, ...given });
  const model = learner.fit(rows, labels, weights, 0);
  expectNear(model.baseline, expected.baseline, 1e-6);
  expect(model.rounds[0]![0]!.feature[0]).toBe(expected.first.feature);
  expect(model.rounds[0]![0]!.threshold[0]).toBeCloseTo(expected.first.threshold, 9);
  const leaves = model.rounds.map((trees) => trees.map((tree) => tree.feature.filter((f) => f < 0).length));
  expect(leaves).toEqual(expected.leaves);
  expectNear(learner.predict(model, part(rows, 0, 60)), expected.predictions.flat(), 1e-7);
}

describe('gradient boosting', () => {
  it("has the trees and predictions of scikit-learn's HistGradientBoosting for two classes", () => {
    expectBoosting(golden.boosting.two, two, golden.two.labels, null, { task: binary });
  });

  it('has them for three classes, weighted too', () => {
    const task: Task = { kind: 'classes', classes: 3 };
    const { labels, weights } = golden.three;
    expectBoosting(golden.boosting.three, three, labels, null, { task });
    expectBoosting(golden.boosting.threeWeighted, three, labels, weights, { task });
  });

  it('has them for numbers in more than 255 bins, with a depth and a penalty too', () => {
    const { labels } = golden.values;
    expectBoosting(golden.boosting.values, values, labels, null, { task: { kind: 'values' } });
    expectBoosting(golden.boosting.valuesShallow, values, labels, null, {
      task: { kind: 'values' },
      maxDepth: 2,
      l2: 5,
    });
  });

  it('is the same for the same rows, through JSON too', () => {
    const learner = gradientBoosting({ ...options, task: binary });
    const model = learner.fit(two, golden.two.labels, null, 1);
    expect(learner.fit(two, golden.two.labels, null, 2)).toEqual(model);
    const again = JSON.parse(JSON.stringify(model)) as BoostingModel;
    expect(learner.predict(again, two)).toEqual(learner.predict(model, two));
  });

  it('ends on the round with the lowest validation loss, a few rounds after it', () => {
    const learner = gradientBoosting({
      ...options,
      task: binary,
      maxRounds: 500,
      learningRate: 0.3,
      patience: 7,
    });
    const validation = { rows: part(two, 250, 400), labels: golden.two.labels.slice(250), weights: null };
    const model = learner.fit(part(two, 0, 250), golden.two.labels.slice(0, 250), null, 0, validation);
    const lowest = Math.min(...model.validationLosses);
    const best = model.validationLosses.indexOf(lowest);
    expect(model.rounds).toHaveLength(best);
    expect(model.validationLosses).toHaveLength(best + 7 + 1);
    const said = learner.predict(model, validation.rows);
    const losses = validation.labels.map((label, row) => -Math.log(said[row * 2 + label]!));
    expect(losses.reduce((sum, loss) => sum + loss, 0) / losses.length).toBeCloseTo(lowest, 12);
  });

  it('says the shares of the classes where the rows teach nothing beyond them', () => {
    const random = createRandom(5, 'noise');
    const noise = {
      count: 400,
      width: 3,
      values: Float64Array.from({ length: 1200 }, () => random.normal()),
    };
    const labels = Array.from({ length: 400 }, () => (random.next() < 0.3 ? 1 : 0));
    const validation = { rows: part(noise, 200, 400), labels: labels.slice(200), weights: null };
    const learner = gradientBoosting({ task: binary });
    const model = learner.fit(part(noise, 0, 200), labels.slice(0, 200), null, 0, validation);
    expect(model.rounds.length).toBeLessThan(5);
  });

  it('gives a class without rows no chance, and no say in when to stop', () => {
    const learner = gradientBoosting({ ...options, task: { kind: 'classes', classes: 3 } });
    const labels = golden.two.labels.map((label) => label + 1);
    const judged = (label: number) => ({
      rows: part(two, 0, 5),
      labels: new Array<number>(5).fill(label),
      weights: null,
    });
    const model = learner.fit(two, labels, null, 0, judged(0));
    expect(model.validationLosses).toEqual([]);
    expect(model.rounds).toHaveLength(30);
    expect(learner.predict(model, part(two, 0, 1))[0]).toBe(0);
    expectNear(
      learner.predict(model, part(two, 0, 60)).filter((_, i) => i % 3 > 0),
      golden.boosting.two.predictions.flat(),
      1e-7,
    );
  });

  it('is its baseline where all features are constant, and NaN for a row with a hole', () => {
    const rows = { count: 50, width: 1, values: new Float64Array(50).fill(2) };
    const learner = gradientBoosting({ task: { kind: 'values' } });
    const model = learner.fit(
      rows,
      Array.from({ length: 50 }, (_, i) => i),
      null,
      0,
    );
    expect([
      ...learner.predict(model, { count: 2, width: 1, values: Float64Array.of(9, Number.NaN) }),
    ]).toEqual([24.5, Number.NaN]);
  });

  it('does not see rows of weight 0', () => {
    const learner = gradientBoosting({ ...options, task: binary });
    const weights = golden.two.labels.map((_, row) => (row < 300 ? 1 : 0));
    const whole = learner.fit(two, golden.two.labels, weights, 0);
    expect(learner.fit(part(two, 0, 300), golden.two.labels.slice(0, 300), null, 0)).toEqual(whole);
  });
});
