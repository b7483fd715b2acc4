import type { SweepHonesty } from '@shared/sweeps';
import { honestyFigures } from './report';
import type { TrialAccount } from './trial-account';

/** The trials of a sweep as their luck is judged. */
export interface SweptAccounts {
  /** Number of the winner; null where none is done. */
  readonly number: number | null;
  /** Its account on validation rows; null where nothing is traded. */
  readonly winner: TrialAccount | null;
  /** Of all trials made, the winner's among them. Those without an account count, but tell nothing else. */
  readonly trials: readonly TrialAccount[];
}

const judged = { where: 'these validation rows', own: "the winner's" };

/** What is left of the winner's Sharpe ratio on validation rows once it is told that it was picked among so many. */
export function sweepHonesty({ number, winner, trials }: SweptAccounts): SweepHonesty {
  if (number === null)
    return nothing(null, trials.length, 'No trial is done yet, so there is no winner to judge.');
  if (winner === null)
    return nothing(number, trials.length, 'The trials trade nothing, so there is no Sharpe ratio to judge.');
  const {
    meanCorrelation: _,
    minimumReturns: _r,
    minimumYears: _y,
    ...figures
  } = honestyFigures(winner, trials, judged);
  return { number, ...figures };
}

function nothing(number: number | null, trials: number, verdict: string): SweepHonesty {
  return {
    number,
    verdict,
    trials,
    effectiveTrials: null,
    returns: 0,
    years: null,
    sharpe: null,
    sharpeDeviation: null,
    probabilistic: null,
    luckySharpe: null,
    deflated: null,
    overfitting: { kind: 'undefined', reason: verdict },
  };
}
