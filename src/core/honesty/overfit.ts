import { type Overfitting, probabilityOfOverfitting } from '../stats/overfitting/pbo';
import { returnsAt, type TrialAccount } from './trial-account';

/** PBO over the trials of a period, or the sentence that says why there is none. */
export type OverfitOutcome =
  | { readonly kind: 'undefined'; readonly reason: string }
  | {
      readonly kind: 'judged';
      readonly trials: number;
      readonly bars: number;
      readonly blocks: number;
      readonly result: Overfitting;
    };

const mostBlocks = 16;
const leastBlocks = 4;
/** A Sharpe ratio of fewer returns than this is hardly one. */
const leastBarsOfBlock = 8;
/** A trial with fewer of the bars than this is of another period: bars that all have would be too few. */
const leastShare = 0.8;

/**
 * Probability of backtest overfitting over the trials that have at least 80 % of the bars of the account judged, on the bars that all of
 * these have. Trials with the same returns are taken once, and those that never trade left out: neither can be picked over another.
 * 16 blocks, fewer where a block would hold less than 8 bars.
 *
 * @param trials the account judged among them
 */
export function overfitOf(account: TrialAccount, trials: readonly TrialAccount[]): OverfitOutcome {
  const { length } = account.time;
  const complete = trials
    .map((trial) => returnsAt(trial, account.time))
    .filter((values) => length > 0 && knownIn(values) >= leastShare * length);
  const distinct = distinctOf(onCommonBars(complete)).filter(isTrading);
  if (distinct.length < 2) {
    return { kind: 'undefined', reason: tooFew(distinct.length) };
  }
  const bars = distinct[0]!.length;
  const blocks = Math.min(mostBlocks, 2 * Math.floor(bars / leastBarsOfBlock / 2));
  if (blocks < leastBlocks) {
    const least = leastBlocks * leastBarsOfBlock;
    return {
      kind: 'undefined',
      reason: `The trials have ${bars} returns in common, and at least ${least} are needed to tell overfitting.`,
    };
  }
  const result = probabilityOfOverfitting(distinct, blocks);
  return { kind: 'judged', trials: distinct.length, bars, blocks, result };
}

function tooFew(distinct: number): string {
  const found = distinct === 0 ? 'none has' : 'one has';
  return `Overfitting shows where several trials differ on the same period; so far ${found} returns of its own here. Run another experiment on it.`;
}

function knownIn(values: Float64Array): number {
  return values.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0);
}

function onCommonBars(returns: readonly Float64Array[]): readonly Float64Array[] {
  const isCommon = (_: number, bar: number) => returns.every((values) => !Number.isNaN(values[bar]!));
  return returns.map((values) => values.filter(isCommon));
}

function distinctOf(returns: readonly Float64Array[]): readonly Float64Array[] {
  const kept: Float64Array[] = [];
  for (const values of returns) {
    if (!kept.some((other) => other.every((value, bar) => value === values[bar]))) kept.push(values);
  }
  return kept;
}

function isTrading(values: Float64Array): boolean {
  return values.some((value) => value !== values[0]);
}
