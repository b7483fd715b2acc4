import { createRandom } from '../random';
import { axesOf, drawProposal } from './draw';
import type { SamplerKindOf } from './sampler';

/** Every trial drawn evenly over the space, whatever the others came to (Bergstra and Bengio, JMLR 13, 2012). */
export const randomSampler: SamplerKindOf = {
  key: 'random',
  learns: false,
  faults: () => [],
  size: () => null,
  create: ({ space, seed }) => {
    const axes = axesOf(space);
    return {
      tell: () => undefined,
      ask: (number) => drawProposal(axes, createRandom(seed, 'random', number)),
    };
  },
};
