import { expectedMaximum } from './expected-maximum';
import type { SharpeMoments } from './moments';
import { probabilisticSharpe } from './probabilistic-sharpe';

/** How many things were tried before the one at hand was shown. */
export interface Trials {
  /** Effective number of independent trials, 1 or more. */
  readonly count: number;
  /** Variance of the trials' Sharpe ratios per period; not read of a single trial. */
  readonly variance: number;
}

/**
 * The Sharpe ratio per period that the best of so many trials without any skill is expected to show: sqrt(V) times the expected
 * maximum. Bailey and Lopez de Prado, "The Deflated Sharpe Ratio" (Journal of Portfolio Management 40(5), 2014), equation 1.
 */
export function luckySharpe(trials: Trials): number {
  return trials.count === 1 ? 0 : Math.sqrt(trials.variance) * expectedMaximum(trials.count);
}

/**
 * Deflated Sharpe ratio: the chance that the true Sharpe ratio is above what luck alone would have shown among so many trials. The
 * paper above, equation 2. 0 to 1; NaN of constant returns, and of several trials whose variance is unknown.
 */
export function deflatedSharpe(moments: SharpeMoments, trials: Trials): number {
  return probabilisticSharpe(moments, luckySharpe(trials));
}
