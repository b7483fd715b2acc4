import type { Importance } from '@shared/sweeps';
import type { Space } from '../space';
import { type Boxes, growBoxes } from './boxes';
import { type Cuts, cutsOf, jointMarginal, marginal } from './marginals';
import { type JudgedTrial, reasonAgainst, studyOf } from './study';

/** Dimensions of which pairs are looked at: those that explain most by themselves. */
const paired = 10;
const mostPairs = 10;
/** Less than this share is no more than a forest's noise. */
const leastShare = 0.001;

/**
 * Functional ANOVA: Hutter, Hoos and Leyton-Brown, "An Efficient Approach for Assessing Hyperparameter Importance" (ICML 2014). The share of the
 * variance over the whole space that each dimension explains by itself, and that pairs explain only together, as the trees of a random forest
 * expect the objective: means over the trees, with their standard deviation. The space is measured as it is searched, so a logarithmic
 * dimension by its logarithm.
 *
 * @param trials that are done; above 1,000 every so many of them speaks for all
 */
export function importanceOf(space: Space, trials: readonly JudgedTrial[]): Importance {
  const study = studyOf(space, trials);
  const reason = reasonAgainst(study);
  const told = { trials: study.values.length, reason };
  if (reason !== null) return { ...told, shares: [], pairs: [] };
  const trees = growBoxes(study)
    .map(decompositionOf)
    .filter(({ variance }) => variance > 0);
  const singles = study.axes.map(({ axis: { path } }, axis) => {
    const { mean, sd } = spreadOf(trees.map((tree) => tree.alone(axis) / tree.variance));
    return { axis, path, share: mean, sd };
  });
  const largest = singles.toSorted((a, b) => b.share - a.share || a.axis - b.axis);
  const pairs = pairsOf(largest.slice(0, paired)).map(([one, other]) => ({
    paths: [one.path, other.path] as [string, string],
    share: spreadOf(trees.map((tree) => tree.together(one.axis, other.axis) / tree.variance)).mean,
  }));
  return {
    ...told,
    shares: largest.map(({ path, share, sd }) => ({ path, share, sd })),
    pairs: pairs
      .filter(({ share }) => share >= leastShare)
      .sort((a, b) => b.share - a.share)
      .slice(0, mostPairs),
  };
}

/** The variance of one tree over the unit cube, and what axes take of it. */
interface Decomposition {
  readonly variance: number;
  /** Explained by an axis by itself. */
  alone(axis: number): number;
  /** Explained by two only together. */
  together(one: number, other: number): number;
}

function decompositionOf(boxes: Boxes): Decomposition {
  const mean = boxes.values.reduce((sum, value, leaf) => sum + value * boxes.volumes[leaf]!, 0);
  const variance = boxes.values.reduce(
    (sum, value, leaf) => sum + (value - mean) ** 2 * boxes.volumes[leaf]!,
    0,
  );
  const cuts = boxes.low.map((_, axis) => cutsOf(boxes, axis));
  const singles = cuts.map((own, axis) => weightedSquares(marginal(boxes, axis, own), mean, own));
  return {
    variance,
    alone: (axis) => singles[axis]!,
    together(one, other) {
      const [x, y] = [cuts[one]!, cuts[other]!];
      const joint = weightedSquares(jointMarginal(boxes, [one, other], [x, y]), mean, x, y);
      return Math.max(0, joint - singles[one]! - singles[other]!);
    },
  };
}

/** Mean squared distance from the mean, each stretch or field by its size. */
function weightedSquares(values: Float64Array, mean: number, { edges }: Cuts, other?: Cuts): number {
  const width = edges.length - 1;
  const heights = other?.edges ?? Float64Array.of(0, 1);
  let sum = 0;
  for (let row = 0; row + 1 < heights.length; row++) {
    const height = heights[row + 1]! - heights[row]!;
    for (let k = 0; k < width; k++)
      sum += (values[row * width + k]! - mean) ** 2 * (edges[k + 1]! - edges[k]!) * height;
  }
  return sum;
}

function pairsOf<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.flatMap((one, k) => items.slice(k + 1).map((other) => [one, other] as const));
}

/** Of a population: the trees are all that there are. */
function spreadOf(values: readonly number[]): { readonly mean: number; readonly sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(squares / values.length) };
}
