import type { Random } from '@core/random';
import { between, type Criterion, type Cut } from './criterion';
import { type SortedColumns, SortedRows } from './sorted-rows';
import { type Tree, TreeBuilder } from './tree';

export interface GrowOptions {
  /** Steps from the root to the deepest leaf; Infinity for as many as there are. */
  readonly maxDepth: number;
  /** Rows that every leaf has at least. */
  readonly minLeafRows: number;
  /** Features tried at each node, drawn anew; more only where all of those are constant in it. */
  readonly maxFeatures: number;
}

export interface GrownTree {
  readonly tree: Tree;
  /** Weighted impurity that the splits by each feature took off, per weight of all rows. [width] */
  readonly gains: Float64Array;
}

interface Open {
  readonly node: number;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

/**
 * A classification or regression tree: every node is cut where its two parts are purest, until they are pure or too small. The splits
 * are those of scikit-learn's DecisionTree with the same rows, but for which of equal ones is taken: here the feature drawn first.
 *
 * @param weights rows of weight 0 are left out [count]
 * @param random null where all features are tried, in their order
 */
export function growTree(
  data: SortedColumns,
  criterion: Criterion,
  weights: Float64Array,
  { maxDepth, minLeafRows, maxFeatures }: GrowOptions,
  random: Random | null,
): GrownTree {
  const sorted = new SortedRows(data, weights);
  const { rows, length } = sorted;
  const { columns, width } = data;
  const builder = new TreeBuilder();
  const gains = new Float64Array(width);
  const value = new Float64Array(criterion.outputs);
  const features = Int32Array.from({ length: width }, (_, f) => f);

  /** Takes the rows up, adds the leaf, and says whether it may be cut. */
  const add = (
    start: number,
    end: number,
    list: number,
    depth: number,
  ): { node: number; isDone: boolean } => {
    criterion.open(rows, list * length + start, list * length + end);
    criterion.writeValue(value);
    const isDone = depth >= maxDepth || end - start < 2 * minLeafRows || end - start < 2;
    return { node: builder.addLeaf(value), isDone: isDone || !(criterion.impurity() > Number.EPSILON) };
  };

  const root = add(0, length, 0, 0);
  const totalWeight = criterion.weight();
  const stack: Open[] = root.isDone ? [] : [{ node: root.node, start: 0, end: length, depth: 0 }];
  for (let open = stack.pop(); open !== undefined; open = stack.pop()) {
    const { node, start, end, depth } = open;
    criterion.open(rows, start, end);
    const whole = criterion.score();
    const best: Cut = { feature: -1, middle: -1, score: Number.NEGATIVE_INFINITY };
    let varying = 0;
    for (let tried = 0; tried < width && (tried < maxFeatures || varying === 0); tried++) {
      const feature = random === null ? tried : drawFeature(features, tried, random);
      const at = feature * length;
      if (criterion.cut(rows, at + start, at + end, columns[feature]!, feature, minLeafRows, best)) varying++;
    }
    if (best.feature < 0) continue;

    const at = best.feature * length;
    const middle = best.middle - at;
    const column = columns[best.feature]!;
    const threshold = between(column[rows[best.middle - 1]!]!, column[rows[best.middle]!]!);
    gains[best.feature]! += (best.score - whole) / totalWeight;
    const left = add(start, middle, best.feature, depth + 1);
    const right = add(middle, end, best.feature, depth + 1);
    builder.split(node, best.feature, threshold, left.node, right.node);
    sorted.split(best.feature, start, middle, end, left.isDone && right.isDone);
    if (!right.isDone) stack.push({ node: right.node, start: middle, end, depth: depth + 1 });
    if (!left.isDone) stack.push({ node: left.node, start, end: middle, depth: depth + 1 });
  }
  return { tree: builder.build(), gains };
}

/** The next of a random order: one step of Fisher and Yates. */
function drawFeature(features: Int32Array, place: number, random: Random): number {
  const other = place + random.int(features.length - place);
  const drawn = features[other]!;
  features[other] = features[place]!;
  features[place] = drawn;
  return drawn;
}
