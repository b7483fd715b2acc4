import { meanOf } from '../../analysis/distribution';

/**
 * How many independent trials so many correlated ones amount to: r + (1 - r) M, one where all are the same and M where they have
 * nothing in common. Bailey and Lopez de Prado, "The Deflated Sharpe Ratio" (Journal of Portfolio Management 40(5), 2014), appendix 3.
 * Trials that move against each other count for more than they are, as the best of them is then expected to be better.
 *
 * @param meanCorrelation of the trials' returns, pair by pair; not read of a single trial
 */
export function effectiveTrials(meanCorrelation: number, trials: number): number {
  return trials === 1 ? 1 : meanCorrelation + (1 - meanCorrelation) * trials;
}

/**
 * Mean of the Pearson correlations of all pairs of trials, in one pass over them: the square of the sum of M unit vectors is M plus
 * twice the sum of their correlations. Trials whose returns do not vary or are not all known correlate with nothing and are left
 * out; NaN where fewer than two remain.
 *
 * @param returns of each trial on the same bars. [trials][bars]
 * @throws RangeError where the trials are of different lengths
 */
export function meanCorrelation(returns: readonly Float64Array[]): number {
  const bars = returns[0]?.length ?? 0;
  if (returns.some((series) => series.length !== bars))
    throw new RangeError('Trials are correlated over the same bars; these are of different lengths.');
  const sum = new Float64Array(bars);
  let trials = 0;
  for (const series of returns) trials += addUnitVector(sum, series) ? 1 : 0;
  let square = 0;
  for (const value of sum) square += value * value;
  return trials < 2 ? NaN : (square - trials) / (trials * (trials - 1));
}

function addUnitVector(sum: Float64Array, series: Float64Array): boolean {
  const first = series[0];
  if (series.every((value) => value === first) || series.some(Number.isNaN)) return false;
  const mean = meanOf(series);
  let square = 0;
  for (const value of series) square += (value - mean) ** 2;
  const length = Math.sqrt(square);
  for (let bar = 0; bar < sum.length; bar++) sum[bar]! += (series[bar]! - mean) / length;
  return true;
}
