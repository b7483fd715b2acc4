import { createRandom } from '../random';
import { axesOf, proposalAt } from './draw';
import type { SamplerKindOf } from './sampler';
import { coordinate, directionsOf, scrambled } from './sobol/sequence';

/**
 * Points of Sobol's sequence, scrambled by the seed: as evenly spread as random ones are not, and more evenly the nearer their number is to a power of
 * two. Every dimension has a coordinate of its own, whether it applies or not.
 */
export const sobolSampler: SamplerKindOf = {
  key: 'sobol',
  learns: false,
  faults: () => [],
  size: () => null,
  create: ({ space, seed }) => {
    const axes = axesOf(space);
    const coordinates = axes.map((_, k) => ({
      numbers: directionsOf(k),
      scramble: createRandom(seed, 'sobol', k).int(2 ** 32),
    }));
    return {
      tell: () => undefined,
      ask: (number) =>
        proposalAt(axes, (_, k) => {
          const { numbers, scramble } = coordinates[k]!;
          return scrambled(coordinate(numbers, number), scramble) / 2 ** 32;
        }),
    };
  },
};
