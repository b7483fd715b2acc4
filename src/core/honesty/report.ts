import type { HonestyReport, OverfittingReport } from '@shared/honesty';
import { mean } from '../stats/returns';
import { nullIfNaN } from '../stats/undefined';
import { histogramOfLogits } from './logits';
import { luckOf } from './luck';
import { type OverfitOutcome, overfitOf } from './overfit';
import type { TrialAccount } from './trial-account';
import { type Judged, verdictOf } from './verdict';

/** The figures of a report and their verdict; which run it is, when it was tested and what is on record say those who ask. */
export type HonestyFigures = Omit<HonestyReport, 'runId' | 'firstTime' | 'lastTime' | 'ledger' | 'recorded'>;

/**
 * Judges the account of a run among the trials on its period: annualised by its own bars a year where they are known.
 *
 * @param trials all that count, the account judged among them; at least one
 * @param judged what the verdict speaks of; a run on its test period where it is not said
 */
export function honestyFigures(
  account: TrialAccount,
  trials: readonly TrialAccount[],
  judged?: Judged,
): HonestyFigures {
  const luck = luckOf(account, trials);
  const perYear = account.barsPerYear;
  const annual = (sharpe: number) => nullIfNaN(sharpe * Math.sqrt(perYear));
  const figures = {
    returns: account.value.length,
    years: nullIfNaN(account.value.length / perYear),
    trials: luck.trials,
    effectiveTrials: luck.effective,
    meanCorrelation: nullIfNaN(luck.meanCorrelation),
    sharpe: annual(luck.moments.sharpe),
    sharpeDeviation: annual(luck.deviation),
    probabilistic: nullIfNaN(luck.probabilistic),
    luckySharpe: annual(luck.lucky),
    deflated: nullIfNaN(luck.deflated),
    minimumReturns: nullIfNaN(Math.ceil(luck.minimumTrackRecord)),
    minimumYears: nullIfNaN(luck.minimumTrackRecord / perYear),
    overfitting: overfittingReport(overfitOf(account, trials), annual),
  };
  return { ...figures, verdict: verdictOf(figures, judged) };
}

function overfittingReport(
  outcome: OverfitOutcome,
  annual: (sharpe: number) => number | null,
): OverfittingReport {
  if (outcome.kind === 'undefined') return outcome;
  const { trials, bars, blocks, result } = outcome;
  return {
    kind: 'judged',
    trials,
    bars,
    blocks,
    splits: result.splits,
    probability: nullIfNaN(result.pbo),
    probabilityOfLoss: nullIfNaN(result.probabilityOfLoss),
    slope: nullIfNaN(result.slope),
    r2: nullIfNaN(result.r2),
    inSample: annual(mean(result.inSample)),
    outOfSample: annual(mean(result.outOfSample)),
    logits: histogramOfLogits(result.logits),
  };
}
