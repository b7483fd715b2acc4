import type { SpecFault } from '@shared/spec';
import { countFaults } from './check-settings';
import { momentsOf, type Range, type Samples } from './samples';

/**
 * Cuts the samples into `count` stretches of as many moments each, the first few one longer where it does not come out even, as
 * scikit-learn's KFold does.
 */
export function equalBlocks(samples: Samples, count: number): readonly Range[] {
  const begins = momentsOf(samples);
  const moments = begins.length - 1;
  const short = Math.floor(moments / count);
  const longer = moments % count;
  const edge = (block: number) => begins[block * short + Math.min(block, longer)]!;
  return Array.from({ length: count }, (_, block) => ({ from: edge(block), to: edge(block + 1) }));
}

/** What is wrong with so many blocks: fewer than 2, more than there are moments, or shorter than a label. */
export function blockFaults(samples: Samples, count: number, path: string): readonly SpecFault[] {
  const wrong = countFaults(path, count, 2);
  if (wrong.length > 0) return wrong;
  const moments = momentsOf(samples).length - 1;
  if (count > moments)
    return [{ path, message: `asks for ${count} folds of ${moments} bars that have rows; ask for fewer` }];
  const shortest = Math.floor(moments / count);
  if (samples.horizon <= shortest) return [];
  const message = `makes folds of ${shortest} bars, shorter than the ${samples.horizon} bars that a label reads ahead; ask for fewer folds or a shorter horizon`;
  return [{ path, message }];
}
