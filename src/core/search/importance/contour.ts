import type { Proposed } from '@shared/sweep-plan';
import type { Contour } from '@shared/sweeps';
import { isActive, type Space } from '../space';
import { type Boxes, growBoxes } from './boxes';
import { cutsOf, jointMarginal } from './marginals';
import { type JudgedTrial, reasonAgainst, type StudyAxis, studyOf } from './study';

/** Places along an axis that are asked about, where it has no fewer values. */
const mostPlaces = 40;

/**
 * What the forest of `importanceOf` expects of two dimensions, all others averaged out. Null where one of them does not apply.
 *
 * @param paths of the horizontal and the vertical axis
 */
export function contourOf(
  space: Space,
  trials: readonly JudgedTrial[],
  paths: readonly [string, string],
): Contour {
  const study = studyOf(space, trials);
  const places = paths.map((path) => study.axes.findIndex(({ axis }) => axis.path === path));
  const [first = -1, second = -1] = places;
  const reason = reasonAgainst(study) ?? reasonAgainstPaths(paths, places);
  if (reason !== null) return { x: [], y: [], values: [], reason };
  const [x, y] = [gridOf(study.axes[first]!), gridOf(study.axes[second]!)];
  const means = meansOver(growBoxes(study), [first, second], [x, y]);
  const doesApply = (one: Proposed, other: Proposed) => {
    const proposal = { [paths[0]]: one, [paths[1]]: other };
    return [first, second].every((axis) => {
      const { dimension } = study.axes[axis]!.axis;
      const isJudged = dimension.when !== null && dimension.when.path in proposal;
      return !isJudged || isActive(dimension, proposal);
    });
  };
  return {
    x: x.map(({ value }) => shown(value)),
    y: y.map(({ value }) => shown(value)),
    values: y.map((row, j) =>
      x.map((column, i) => (doesApply(column.value, row.value) ? means[j * x.length + i]! : null)),
    ),
    reason: null,
  };
}

interface GridPoint {
  readonly value: Proposed;
  readonly place: number;
}

function reasonAgainstPaths(paths: readonly string[], places: readonly number[]): string | null {
  if (paths[0] === paths[1]) return 'Choose two different dimensions.';
  const missing = places.indexOf(-1);
  return missing < 0 ? null : `${paths[missing]} is not swept, or has one value only.`;
}

/** All values of an axis that has few; else as many evenly along it. */
function gridOf({ axis, placeOf }: StudyAxis): readonly GridPoint[] {
  const { size } = axis;
  if (size !== null && (size <= mostPlaces || !axis.isOrdered))
    return Array.from({ length: size }, (_, k) => axis.value(k)).map((value) => ({
      value,
      place: placeOf(value),
    }));
  return Array.from({ length: mostPlaces }, (_, k) => {
    const place = (k + 0.5) / mostPlaces;
    return { value: axis.at(place), place };
  });
}

/** Means over the trees. [y, x] */
function meansOver(
  trees: readonly Boxes[],
  axes: readonly [number, number],
  [x, y]: readonly [readonly GridPoint[], readonly GridPoint[]],
): Float64Array {
  const means = new Float64Array(x.length * y.length);
  for (const boxes of trees) {
    const cuts = [cutsOf(boxes, axes[0]), cutsOf(boxes, axes[1])] as const;
    const joint = jointMarginal(boxes, axes, cuts);
    const columns = x.map(({ place }) => stretchAt(cuts[0].edges, place));
    const width = cuts[0].edges.length - 1;
    y.forEach(({ place }, j) => {
      const row = stretchAt(cuts[1].edges, place) * width;
      columns.forEach((column, i) => {
        means[j * x.length + i]! += joint[row + column]! / trees.length;
      });
    });
  }
  return means;
}

/** The stretch that a place lies in, its upper end included, as in a tree. */
function stretchAt(edges: Float64Array, place: number): number {
  let [low, high] = [0, edges.length - 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (place <= edges[middle + 1]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

function shown(value: Proposed): number | string {
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : value;
}
