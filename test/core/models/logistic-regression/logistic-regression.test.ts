import { type LogisticModel, logisticRegression } from '@core/models/logistic-regression/logistic-regression';
import { AppError } from '@shared/errors';
import { describe, expect, it } from 'vitest';
import { expectNear, golden, part, rowsOf } from '../golden';

const two = rowsOf(golden.two.rows);
const three = rowsOf(golden.three.rows);

/** Against scikit-learn's layout: coefficients [outputs][width], intercepts [outputs]. */
function expectFit(
  model: LogisticModel,
  expected: { coefficients: number[][]; intercepts: number[] },
  tolerance = 1e-6,
): void {
  expect(model.isConverged).toBe(true);
  expect(model.note).toBeNull();
  const parameters = expected.coefficients.flatMap((row, k) => [...row, expected.intercepts[k]!]);
  expectNear(model.parameters, parameters, tolerance);
}

describe('logistic regression', () => {
  it("has scikit-learn's coefficients and probabilities to 1e-6 for two classes", () => {
    for (const expected of [golden.logistic.two, golden.logistic.twoStrong]) {
      const learner = logisticRegression({ classes: 2, penalty: expected.penalty });
      const model = learner.fit(two, golden.two.labels, null, 0);
      expectFit(model, expected);
      expectNear(learner.predict(model, part(two, 0, 20)), expected.probabilities.flat(), 1e-6);
    }
  });

  it("has scikit-learn's for three classes, weighted too", () => {
    for (const [expected, weights] of [
      [golden.logistic.three, null],
      [golden.logistic.threeWeighted, golden.three.weights],
    ] as const) {
      const learner = logisticRegression({ classes: 3, penalty: expected.penalty });
      const model = learner.fit(three, golden.three.labels, weights, 0);
      expectFit(model, expected);
      expectNear(learner.predict(model, part(three, 0, 20)), expected.probabilities.flat(), 1e-6);
    }
  });

  it('stays finite on separable classes, where the penalty ends what would grow for ever', () => {
    const expected = golden.logistic.separable;
    const rows = rowsOf(expected.rows);
    expectFit(logisticRegression({ classes: 2 }).fit(rows, expected.labels, null, 0), expected);
  });

  it('says so where no penalty ends it', () => {
    const { rows, labels } = golden.logistic.separable;
    const model = logisticRegression({ classes: 2, penalty: 0, maxIterations: 20 }).fit(
      rowsOf(rows),
      labels,
      null,
      0,
    );
    expect(model.isConverged).toBe(false);
    expect(model.note).toMatch(/not converged after 20 iterations.*penalty above 0/);
    expect(model.parameters.every(Number.isFinite)).toBe(true);
  });

  it('leaves a constant feature without a coefficient', () => {
    const expected = golden.logistic.constant;
    const model = logisticRegression({ classes: 2 }).fit(rowsOf(expected.rows), golden.two.labels, null, 0);
    expectFit(model, expected);
    expect(Math.abs(model.parameters[2]!)).toBeLessThan(1e-9);
  });

  it('gives a class without training rows no chance, and the others those of two classes', () => {
    const learner = logisticRegression({ classes: 3 });
    const labels = golden.two.labels.map((label) => 2 * label);
    const chances = learner.predict(learner.fit(two, labels, null, 0), part(two, 0, 20));
    const expected = golden.logistic.two.probabilities.flatMap(([down, up]) => [down!, 0, up!]);
    expectNear(chances, expected, 1e-6);
  });

  it('reads a row of weight 2 as two rows', () => {
    const learner = logisticRegression({ classes: 2 });
    const few = part(two, 0, 60);
    const labels = golden.two.labels.slice(0, 60);
    const twice = {
      ...few,
      count: 61,
      values: Float32Array.of(...few.values, ...few.values.slice(0, few.width)),
    };
    const doubled = learner.fit(twice, [...labels, labels[0]!], null, 0);
    const weighted = learner.fit(few, labels, [2, ...new Array<number>(59).fill(1)], 0);
    expectNear(weighted.parameters, doubled.parameters, 1e-7);
  });

  it('refuses one class, holes, labels that are none and empty weights with a sentence', () => {
    const learner = logisticRegression({ classes: 2 });
    const attempt = (labels: number[], weights: number[] | null = null, values = [1, 2, 3, 4]) =>
      learner.fit({ count: 4, width: 1, values: Float64Array.from(values) }, labels, weights, 0);
    expect(() => attempt([1, 1, 1, 1])).toThrow(
      'Logistic regression was not fitted: all 4 training rows are of class 1. Give it a longer training period or another label.',
    );
    expect(() => attempt([0, 1, 1, 1], [0, 1, 1, 1])).toThrow('all 3 training rows are of class 1');
    expect(() => attempt([0, 1, 0, 1], null, [1, Number.NaN, 3, 4])).toThrow(
      'row 2 of the training rows lacks',
    );
    expect(() => attempt([0, 1, 2, 1])).toThrow('the label of row 3 of the training rows is 2');
    expect(() => attempt([0, 1, 0, 1], [1, 1, -1, 1])).toThrow('the weight of row 3');
    expect(() => attempt([0, 1, 0, 1], [0, 0, 0, 0])).toThrow('0 training rows are too few');
    expect(() => attempt([0, 1])).toThrow(AppError);
  });

  it('says NaN of a row with a hole and stays the same through JSON', () => {
    const learner = logisticRegression({ classes: 2 });
    const model = learner.fit(two, golden.two.labels, null, 0);
    const again = JSON.parse(JSON.stringify(model)) as LogisticModel;
    const rows = part(two, 0, 3);
    expect(learner.predict(again, rows)).toEqual(learner.predict(model, rows));
    rows.values[two.width] = Number.NaN;
    expect([...learner.predict(model, rows)].map(Number.isNaN)).toEqual([
      false,
      false,
      true,
      true,
      false,
      false,
    ]);
  });
});
