import type { SpecFault } from '@shared/spec';
import type { Samples } from './samples';

/** What keeps training and test rows apart. */
export interface Separation {
  /**
   * `auto`: no moment is read on both sides, neither by a window nor by a label. A number: labels never cross, windows may, and at least
   * so many moments lie between two rows of different sides.
   */
  readonly purge: 'auto' | number;
  /** Moments after all that a test row reads in which nothing may train, on top of the purge. */
  readonly embargo: number;
}

/** The moments that each sample claims: rows of two sides are kept apart until no claim of one meets a claim of the other. [n] */
export interface Reach {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/**
 * With `auto` a sample claims its window and its label; with a number its label, and as many moments after itself as are to be left
 * out. Purging is by these claims, row by row, and so exact where labels end at different times or rows are missing. Lopez de
 * Prado, "Advances in Financial Machine Learning" (2018), section 7.4.1, whose claims are the labels alone.
 */
export function reachOf({ at, start, end }: Samples, { purge }: Separation): Reach {
  if (purge === 'auto') return { from: start, to: end };
  return { from: at, to: end.map((last, i) => Math.max(last, at[i]! + purge)) };
}

/** A purge shorter than the labels is a mistake, even though no label would cross: it says what is not so. */
export function separationFaults(
  { horizon }: Pick<Samples, 'horizon'>,
  { purge, embargo }: Separation,
): readonly SpecFault[] {
  const faults: SpecFault[] = [];
  if (purge !== 'auto' && !(Number.isInteger(purge) && purge >= horizon))
    faults.push({
      path: 'split.purge',
      message: `must be "auto" or a whole number of at least ${horizon}, the bars that a label reads ahead, not ${purge}`,
    });
  if (!(Number.isInteger(embargo) && embargo >= 0))
    faults.push({ path: 'split.embargo', message: `must be a whole number from 0, not ${embargo}` });
  return faults;
}
