import { quantileOfSorted } from '../stats/quantile';
import { mean } from '../stats/returns';

/** What one threshold would have earned. */
export interface ThresholdTrial {
  /** Long where P(up) is above it; where both sides are traded, short where P(down) is. */
  readonly threshold: number;
  /** Of the account from bar to bar, after costs. */
  readonly returns: Float64Array;
  readonly trades: number;
}

/** Fewer trades say nothing of a threshold. */
export const leastTrades = 5;

const steps = 20;

/**
 * Thresholds worth a look: the quantiles, at 5 %, 10 %, ... 95 %, of what was said, so that each lets another twentieth of the rows through.
 * Ascending, each once.
 *
 * @param probability P(up), NaN where unknown. [rows]
 * @param isMirrored both sides are traded by one threshold, so it is looked for in how sure the likelier side is; never below 0.5
 * @param known thresholds to be looked at in any case
 */
export function thresholdGrid(
  probability: Float64Array,
  isMirrored: boolean,
  known: readonly number[],
): readonly number[] {
  const said = probability.filter((p) => !Number.isNaN(p));
  const sorted = (isMirrored ? said.map((p) => Math.max(p, 1 - p)) : said).sort();
  if (sorted.length === 0) return [...known];
  const levels = Array.from({ length: steps - 1 }, (_, i) => quantileOfSorted(sorted, (i + 1) / steps));
  return [...new Set([...levels, ...known])].sort((a, b) => a - b);
}

/** Mean return a bar after costs; NaN without any. */
export function expectedValue({ returns }: ThresholdTrial): number {
  return mean(returns);
}

/** The trial that earned most a bar; of equals the one nearest to 0.5. Null where none traded often enough. */
export function earnedMost(trials: readonly ThresholdTrial[]): ThresholdTrial | null {
  const worthy = trials.filter((trial) => trial.trades >= leastTrades && !Number.isNaN(expectedValue(trial)));
  const order = (a: ThresholdTrial, b: ThresholdTrial) =>
    expectedValue(b) - expectedValue(a) || Math.abs(a.threshold - 0.5) - Math.abs(b.threshold - 0.5);
  return worthy.toSorted(order)[0] ?? null;
}
