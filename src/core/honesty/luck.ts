import { sampleDeviation } from '../stats/returns';
import { effectiveTrials, meanCorrelation } from '../stats/sharpe-honesty/effective-trials';
import { type SharpeHonesty, sharpeHonesty } from '../stats/sharpe-honesty/honesty';
import { returnsAt, sharpePerBar, type TrialAccount, withoutGaps } from './trial-account';

/** A Sharpe ratio among all that was tried before it was believed. Sharpe ratios per bar of the account judged; NaN where undefined. */
export interface Luck extends SharpeHonesty {
  readonly trials: number;
  /** From 1 to about `trials`. */
  readonly effective: number;
  readonly meanCorrelation: number;
  /** Of the Sharpe ratios over the trials that have one; NaN of fewer than two. */
  readonly deviation: number;
}

/**
 * Judges the Sharpe ratio of an account by how many trials were made beside it, how alike they were and how far apart their ratios lie.
 * Correlations are taken on the bars of the account judged; trials without returns there are left out of their mean, and where fewer
 * than two have any the trials count in full.
 *
 * @param trials all that count, the account judged among them; at least one
 * @param correlation as `correlationOf` gives it, where the caller has it already
 */
export function luckOf(
  account: TrialAccount,
  trials: readonly TrialAccount[],
  correlation: number = correlationOf(trials, account.time),
): Luck {
  const effective = effectiveOf(correlation, trials.length);
  const sharpes = Float64Array.from(trials, (trial) => sharpePerBar(trial, account.barsPerYear));
  const deviation = sampleDeviation(sharpes.filter((value) => !Number.isNaN(value)));
  return {
    ...sharpeHonesty(account.value, { count: effective, variance: deviation ** 2 }),
    trials: trials.length,
    effective,
    meanCorrelation: correlation,
    deviation,
  };
}

/** Mean correlation of the returns of trials, pair by pair, on the given bars; NaN where fewer than two have any. */
export function correlationOf(trials: readonly TrialAccount[], time: Float64Array): number {
  return trials.length < 2
    ? Number.NaN
    : meanCorrelation(trials.map((trial) => withoutGaps(returnsAt(trial, time))));
}

/** Trials that are all the same are one, though rounding may say a little less. */
function effectiveOf(correlation: number, trials: number): number {
  return Number.isNaN(correlation) ? trials : Math.max(effectiveTrials(correlation, trials), 1);
}
