import type { TrialKind } from '@shared/honesty';
import type { ExperimentSpec } from '@shared/spec';
import { formatNumber, NOT_AVAILABLE } from '../../../ui/format';

/** A time in years as one would say it. */
export function yearsText(years: number | null): string {
  if (years === null) return NOT_AVAILABLE;
  if (years < 2) return `${formatNumber(12 * years, years < 1 / 6 ? 1 : 0)} months`;
  return years >= 1000 ? 'over 1,000 years' : `${formatNumber(years, 1)} years`;
}

export const kindTitles: Readonly<Record<TrialKind, string>> = {
  run: 'Run',
  sweep: 'Sweep',
  rerun: 'Re-run',
  threshold: 'Threshold',
  vault: 'Vault opened',
  baseline: 'Baseline',
  audit: 'Audit',
};

/** Why a line of the ledger is not counted as a trial. */
export const whyNotCounted: Readonly<Record<TrialKind, string>> = {
  run: 'The same returns as a trial of this run.',
  sweep: 'The same returns as a trial of this run.',
  rerun: 'The same returns as the run that it repeats: nothing new was seen.',
  threshold: 'The same returns as a trial of this run: nothing new was seen.',
  vault: '',
  baseline: 'A baseline is not picked for its result.',
  audit: 'An audit gives no figure of trading.',
};

/** Why other thresholds cannot be tried on a run; null where they can. */
export function thresholdObstacle({ data, label }: ExperimentSpec): string | null {
  if (data.panel.length > 0) return 'A panel is traded in one account, which thresholds alone do not make.';
  if (label.kind === 'meta') return 'This run bets on the side of a rule, not by thresholds of P(up) alone.';
  if (label.kind === 'volatility') return 'This run forecasts volatility and says no P(up).';
  return null;
}
