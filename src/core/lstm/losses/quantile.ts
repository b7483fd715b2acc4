import type { RowLoss } from './row-loss';

/**
 * Pinball loss, its mean over the levels q, one output each: max(q e, (q - 1) e) for e = label - output (Koenker and Bassett,
 * Econometrica 46, 1978). At e = 0, where it has no derivative, that of e > 0 is taken.
 */
export function quantile(levels: readonly number[]): RowLoss {
  return (outputs, at, label, gradient) => {
    let sum = 0;
    for (const [k, level] of levels.entries()) {
      const error = label - outputs[at + k]!;
      const slope = error >= 0 ? level : level - 1;
      sum += slope * error;
      gradient[at + k] = -slope / levels.length;
    }
    return sum / levels.length;
  };
}
