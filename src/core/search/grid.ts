import { axesOf } from './draw';
import { shuffledPlace } from './permutation';
import type { SamplerKindOf } from './sampler';
import { pointsOf } from './tree';

/**
 * Every combination of all values once, in a seeded order, so that a budget which ends early has looked everywhere. Where a dimension does not
 * apply, combinations that differ in it alone are one.
 */
export const gridSampler: SamplerKindOf = {
  key: 'grid',
  learns: false,
  faults: ({ space }) =>
    axesOf(space)
      .filter(({ size }) => size === null)
      .map(
        ({ path }) =>
          `cannot be "grid": ${path} can be any number between two; give it a step, or take another sampler`,
      ),
  size: ({ space }) => pointsOf(axesOf(space))?.size ?? null,
  create: ({ space, seed }) => {
    const points = pointsOf(axesOf(space));
    return {
      tell: () => undefined,
      ask: (number) => {
        if (points === null || number >= points.size)
          throw new RangeError(
            `The grid has ${points?.size ?? 'no countable'} points, so there is no trial ${number}.`,
          );
        return points.point(shuffledPlace(number, points.size, seed));
      },
    };
  },
};
