import type { Rows } from '@core/models/learner';
import { giniCriterion } from '@core/models/trees/gini';
import { growTree } from '@core/models/trees/grow';
import { sortColumns } from '@core/models/trees/sorted-rows';
import { squaredErrorCriterion } from '@core/models/trees/squared-error';
import type { Tree } from '@core/models/trees/tree';
import { createRandom } from '@core/random';
import { describe, expect, it } from 'vitest';
import { expectNear, golden, rowsOf } from '../golden';

interface GoldenTree {
  readonly feature: number[];
  readonly threshold: number[];
  readonly left: number[];
  readonly right: number[];
  readonly values: number[][];
  readonly importances: number[];
}

/** Nodes in the order in which a walk, left first, meets them. */
function walk({ feature, threshold, left, right, values }: Tree) {
  const outputs = values.length / feature.length;
  const visit = (node: number): { feature: number; threshold: number; values: number[] }[] => [
    {
      feature: feature[node]!,
      threshold: threshold[node]!,
      values: values.slice(node * outputs, (node + 1) * outputs),
    },
    ...(feature[node]! < 0 ? [] : [...visit(left[node]!), ...visit(right[node]!)]),
  ];
  return visit(0);
}

function expectTree(
  { tree, gains }: { tree: Tree; gains: Float64Array },
  expected: GoldenTree,
  tolerance: number,
): void {
  const ours = walk(tree);
  const theirs = walk({ ...expected, values: expected.values.flat() });
  expect(ours.map(({ feature }) => feature)).toEqual(theirs.map(({ feature }) => feature));
  expectNear(
    ours.map(({ threshold }) => threshold),
    theirs.map(({ threshold }) => threshold),
    1e-9,
  );
  expectNear(
    ours.flatMap(({ values }) => values),
    theirs.flatMap(({ values }) => values),
    tolerance,
  );
  const all = gains.reduce((sum, gain) => sum + gain, 0);
  expectNear(
    gains.map((gain) => gain / all),
    expected.importances,
    1e-9,
  );
}

const ones = (rows: Rows) => new Float64Array(rows.count).fill(1);
const allFeatures = { maxFeatures: 100, minLeafRows: 1, maxDepth: Infinity };

describe('a tree on all rows and features', () => {
  it("has the nodes of scikit-learn's for two classes", () => {
    const rows = rowsOf(golden.two.rows);
    const criterion = giniCriterion(golden.two.labels, ones(rows), 2);
    const limits = { ...allFeatures, maxDepth: 4, minLeafRows: 25 };
    expectTree(growTree(sortColumns(rows), criterion, ones(rows), limits, null), golden.trees.two, 1e-12);
  });

  it("has scikit-learn's for three weighted classes", () => {
    const rows = rowsOf(golden.three.rows);
    const weights = Float64Array.from(golden.three.weights);
    const criterion = giniCriterion(golden.three.labels, weights, 3);
    const limits = { ...allFeatures, maxDepth: 6, minLeafRows: 15 };
    expectTree(
      growTree(sortColumns(rows), criterion, weights, limits, null),
      golden.trees.threeWeighted,
      1e-12,
    );
  });

  it("has scikit-learn's for numbers", () => {
    const rows = rowsOf(golden.values.rows);
    const criterion = squaredErrorCriterion(golden.values.labels, ones(rows));
    const limits = { ...allFeatures, maxDepth: 8, minLeafRows: 8 };
    expectTree(growTree(sortColumns(rows), criterion, ones(rows), limits, null), golden.trees.values, 1e-9);
  });

  it('tells every row by heart where nothing limits it', () => {
    const rows = rowsOf(golden.values.rows);
    const { tree } = growTree(
      sortColumns(rows),
      squaredErrorCriterion(golden.values.labels, ones(rows)),
      ones(rows),
      { ...allFeatures, maxFeatures: 2 },
      createRandom(1, 'tree'),
    );
    expect(tree.feature.filter((feature) => feature < 0)).toHaveLength(rows.count);
  });

  it('tries further features where those drawn are constant, and is one leaf where all are', () => {
    const count = 40;
    const values = Float64Array.from({ length: count * 5 }, (_, i) => (i % 5 === 3 ? Math.floor(i / 5) : 7));
    const labels = Float64Array.from({ length: count }, (_, row) => (row < 13 ? 0 : 1));
    const weights = new Float64Array(count).fill(1);
    const grow = (of: Float64Array) =>
      growTree(
        sortColumns({ values: of, count, width: 5 }),
        giniCriterion(labels, weights, 2),
        weights,
        { ...allFeatures, maxFeatures: 1 },
        createRandom(3, 'tree'),
      ).tree;
    expect(grow(values)).toMatchObject({ feature: [3, -1, -1], threshold: [12.5, 0, 0] });
    expect(grow(values.map(() => 7))).toMatchObject({ feature: [-1], values: [13 / 40, 27 / 40] });
  });

  it('does not see rows of weight 0', () => {
    const rows = rowsOf(golden.two.rows);
    const half = ones(rows).fill(0, 200);
    const first = { ...rows, count: 200, values: rows.values.slice(0, 200 * rows.width) };
    const whole = growTree(
      sortColumns(rows),
      giniCriterion(golden.two.labels, half, 2),
      half,
      allFeatures,
      null,
    );
    const alone = growTree(
      sortColumns(first),
      giniCriterion(golden.two.labels.slice(0, 200), ones(first), 2),
      ones(first),
      allFeatures,
      null,
    );
    expect(whole).toEqual(alone);
  });
});
