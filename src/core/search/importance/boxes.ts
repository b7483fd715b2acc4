import { randomForest } from '../../models/random-forest/random-forest';
import type { Tree } from '../../models/trees/tree';
import type { Study } from './study';

/** The leaves of a regression tree over the unit cube: each a box with one value. */
export interface Boxes {
  readonly count: number;
  /** Ends of the boxes along each axis. [axes][boxes] */
  readonly low: readonly Float64Array[];
  readonly high: readonly Float64Array[];
  /** [boxes] */
  readonly values: Float64Array;
  readonly volumes: Float64Array;
}

const trees = 64;

/** The trees of a random forest, grown in full as Optuna's fANOVA grows them. */
export function growBoxes({ axes, places, values }: Study): readonly Boxes[] {
  const forest = randomForest({ task: { kind: 'values' }, trees, maxFeatures: 'all' });
  const rows = { values: places, count: values.length, width: axes.length };
  return forest.fit(rows, values, null, 1).trees.map((tree) => boxesOf(tree, axes.length));
}

function boxesOf(tree: Tree, width: number): Boxes {
  const leaves = tree.feature.flatMap((feature, node) => (feature < 0 ? [node] : []));
  const low = Array.from({ length: width }, () => new Float64Array(leaves.length));
  const high = Array.from({ length: width }, () => new Float64Array(leaves.length).fill(1));
  const values = Float64Array.from(leaves, (node) => tree.values[node]!);
  const volumes = new Float64Array(leaves.length);
  const placeOf = new Map(leaves.map((node, place) => [node, place]));
  const from = new Float64Array(width);
  const to = new Float64Array(width).fill(1);
  const walk = (node: number): void => {
    const axis = tree.feature[node]!;
    if (axis < 0) {
      const leaf = placeOf.get(node)!;
      let volume = 1;
      for (let d = 0; d < width; d++) {
        low[d]![leaf] = from[d]!;
        high[d]![leaf] = to[d]!;
        volume *= to[d]! - from[d]!;
      }
      volumes[leaf] = volume;
      return;
    }
    const threshold = tree.threshold[node]!;
    const [start, end] = [from[axis]!, to[axis]!];
    to[axis] = threshold;
    walk(tree.left[node]!);
    [from[axis], to[axis]] = [threshold, end];
    walk(tree.right[node]!);
    [from[axis], to[axis]] = [start, end];
  };
  walk(0);
  return { count: leaves.length, low, high, values, volumes };
}
