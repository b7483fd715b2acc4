import type { Run } from './runs';

export interface DenseStretch extends Run {
  /** Bars in it that have the trait. */
  readonly count: number;
}

/**
 * Stretches in which more than `share` of the bars have a trait: from where the sum of (trait - share) begins to climb to
 * its highest point. A stretch ends where the sum has fallen to nothing, or by `drop` from its highest (as BLAST ends the
 * extension of a match; Altschul et al., "Basic local alignment search tool", 1990).
 *
 * @param trait 1 where a bar has it. [time]
 */
export function denseStretches(trait: Uint8Array, share: number, drop = 20): DenseStretch[] {
  const stretches: DenseStretch[] = [];
  let sum = 0;
  let from = 0;
  let count = 0;
  let top = { sum: 0, at: -1, count: 0 };
  const close = (): void => {
    if (top.at >= 0) stretches.push({ from, to: top.at, count: top.count });
    sum = 0;
    top = { sum: 0, at: -1, count: 0 };
  };
  for (let t = 0; t < trait.length; t += 1) {
    if (top.at < 0 && trait[t] === 1) {
      from = t;
      count = 0;
    }
    if (top.at < 0 && trait[t] === 0) continue;
    count += trait[t]!;
    sum += trait[t]! - share;
    if (sum > top.sum) top = { sum, at: t, count };
    else if (sum <= 0 || sum < top.sum - drop) close();
  }
  close();
  return stretches;
}
