import type { Rows, Task } from '@core/models/learner';
import { logisticRegression } from '@core/models/logistic-regression/logistic-regression';
import { permutationImportance } from '@core/models/permutation-importance';
import { type ForestModel, randomForest } from '@core/models/random-forest/random-forest';
import { describe, expect, it } from 'vitest';
import { farthest, golden, part, rowsOf } from '../golden';

/** Share of the rows whose likeliest class is theirs. */
function accuracy(chances: Float64Array, labels: ArrayLike<number>): number {
  const classes = chances.length / labels.length;
  let right = 0;
  for (let row = 0; row < labels.length; row++) {
    const own = chances.subarray(row * classes, (row + 1) * classes);
    if (own.indexOf(Math.max(...own)) === labels[row]) right++;
  }
  return right / labels.length;
}

/** As scikit-learn's figure is made: the chance of the right class at least 0.001. */
function logLoss(chances: Float64Array, labels: readonly number[]): number {
  const classes = chances.length / labels.length;
  const losses = labels.map((label, row) => {
    const own = chances.subarray(row * classes, (row + 1) * classes).map((p) => Math.max(p, 1e-3));
    return -Math.log(own[label]! / own.reduce((sum, p) => sum + p, 0));
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

function rSquared(said: Float64Array, labels: readonly number[]): number {
  const mean = labels.reduce((sum, label) => sum + label, 0) / labels.length;
  const errors = labels.reduce((sum, label, row) => sum + (label - said[row]!) ** 2, 0);
  return 1 - errors / labels.reduce((sum, label) => sum + (label - mean) ** 2, 0);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Fitted to the first half and judged on the second, as the reference was. */
function judge(task: Task, rows: Rows, labels: readonly number[], seeds: number) {
  const half = rows.count / 2;
  const learner = randomForest({ task, trees: 100, maxFeatures: task.kind === 'classes' ? 'sqrt' : 'third' });
  return Array.from({ length: seeds }, (_, seed) => {
    const model = learner.fit(part(rows, 0, half), labels.slice(0, half), null, seed);
    return { model, said: learner.predict(model, part(rows, half, rows.count)) };
  });
}

/** Four seeds against ten of scikit-learn's: within four standard errors of the difference, and never worse than by 0.5 % of the figure. */
function tolerance({ mean: centre, sd }: { mean: number; sd: number }): number {
  return Math.max(4 * sd * Math.sqrt(1 / 4 + 1 / 10), 0.005 * centre);
}

describe('random forest', () => {
  it.each(['two', 'three', 'circle'] as const)("is as good as scikit-learn's on %s", (problem) => {
    const { rows, labels, accuracy: theirs, logLoss: theirLoss, importances } = golden.forests[problem];
    const task = { kind: 'classes', classes: problem === 'three' ? 3 : 2 } as const;
    const unseen = labels.slice(rows.count / 2);
    const fitted = judge(task, rowsOf(rows), labels, 4);
    const ours = mean(fitted.map(({ said }) => accuracy(said, unseen)));
    expect(Math.abs(ours - theirs.mean)).toBeLessThan(tolerance(theirs));
    const loss = mean(fitted.map(({ said }) => logLoss(said, unseen)));
    expect(Math.abs(loss - theirLoss.mean)).toBeLessThan(tolerance(theirLoss));
    const shares = importances.map((_, f) => mean(fitted.map(({ model }) => model.importances[f]!)));
    expect(farthest(shares, importances)).toBeLessThan(0.02);
  });

  it("is as good as scikit-learn's on numbers", () => {
    const { rows, labels, r2, importances } = golden.forests.friedman;
    const fitted = judge({ kind: 'values' }, rowsOf(rows), labels, 4);
    const ours = mean(fitted.map(({ said }) => rSquared(said, labels.slice(rows.count / 2))));
    expect(Math.abs(ours - r2.mean)).toBeLessThan(tolerance(r2));
    const shares = importances.map((_, f) => mean(fitted.map(({ model }) => model.importances[f]!)));
    expect(farthest(shares, importances)).toBeLessThan(0.02);
  });

  it('is the same for the same seed, through JSON too, and another for another', () => {
    const rows = rowsOf(golden.two.rows);
    const learner = randomForest({ task: { kind: 'classes', classes: 2 }, trees: 5 });
    const grown = (seed: number) => learner.fit(rows, golden.two.labels, null, seed);
    const model = grown(1);
    expect(grown(1)).toEqual(model);
    expect(grown(2)).not.toEqual(model);
    const again = JSON.parse(JSON.stringify(model)) as ForestModel;
    expect(learner.predict(again, rows)).toEqual(learner.predict(model, rows));
  });

  it('says NaN of a row with a hole, and gives a class without rows no chance', () => {
    const rows = rowsOf(golden.two.rows);
    const learner = randomForest({ task: { kind: 'classes', classes: 3 }, trees: 5 });
    const model = learner.fit(rows, golden.two.labels, null, 1);
    const few = part(rows, 0, 2);
    few.values[0] = Number.NaN;
    const said = learner.predict(model, few);
    expect([...said.subarray(0, 3)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(said[5]).toBe(0);
    expect(said[3]! + said[4]!).toBeCloseTo(1, 12);
  });

  it('refuses one class and no tree with a sentence', () => {
    const task = { kind: 'classes', classes: 2 } as const;
    const rows = part(rowsOf(golden.two.rows), 0, 3);
    expect(() => randomForest({ task }).fit(rows, [0, 0, 0], null, 1)).toThrow(
      'Random forest was not fitted: all 3 training rows are of class 0.',
    );
    expect(() => randomForest({ task, trees: 0 })).toThrow('a whole number of trees from 1, not 0');
  });

  it('gives features that are all constant no importance', () => {
    const rows = { count: 4, width: 2, values: new Float64Array(8).fill(3) };
    const learner = randomForest({ task: { kind: 'values' }, trees: 3, bootstrap: false });
    const model = learner.fit(rows, [1, 2, 3, 6], null, 1);
    expect(model.importances).toEqual([0, 0]);
    expect([...learner.predict(model, part(rows, 0, 1))]).toEqual([3]);
  });

  it('draws as many rows for a tree as there are, some of them several times', () => {
    const rows = { count: 10, width: 1, values: new Float64Array(10).fill(3) };
    const learner = randomForest({ task: { kind: 'classes', classes: 2 }, trees: 1 });
    const shares = Array.from({ length: 20 }, (_, seed) => {
      const model = learner.fit(rows, [0, 0, 0, 0, 0, 0, 1, 1, 1, 1], null, seed);
      return 10 * learner.predict(model, part(rows, 0, 1))[1]!;
    });
    for (const share of shares) expect(share).toBeCloseTo(Math.round(share), 12);
    expect(new Set(shares.map(Math.round)).size).toBeGreaterThan(3);
  });
});

describe('permutation importance', () => {
  it("has scikit-learn's drops in accuracy, within four standard errors", () => {
    const rows = rowsOf(golden.two.rows);
    const learner = logisticRegression({ classes: 2 });
    const model = learner.fit(rows, golden.two.labels, null, 0);
    const labelled = { rows, labels: golden.two.labels, weights: null };
    const ours = permutationImportance(learner, model, labelled, accuracy, 100, 7);
    golden.permutation.mean.forEach((theirs, f) => {
      const error = golden.permutation.sd[f]! * Math.sqrt(1 / 100 + 1 / 200);
      expect(Math.abs(ours.mean[f]! - theirs)).toBeLessThan(4 * error + 1e-12);
      expect(ours.sd[f]! / golden.permutation.sd[f]!).toBeCloseTo(1, 0);
    });
  });
});
