import { correlationOf } from './correlation';
import { neweyWestT } from './newey-west';
import { ranksOf } from './ranks';

/** How well a feature ranks what comes after it. Undefined figures are NaN. */
export interface InformationCoefficient {
  /** Pearson correlation of the feature with the forward return. */
  readonly ic: number;
  readonly icT: number;
  /** Spearman's: of their ranks, which no outlier sways. */
  readonly rankIc: number;
  readonly rankIcT: number;
}

/**
 * Correlation of a feature with the return over the next `horizon` bars, row by row over time. Grinold and Kahn, "Active Portfolio
 * Management" (2nd ed., 2000), chapter 6. Returns over several bars overlap, so the t-statistics are Newey and West's with horizon - 1
 * lags: Hansen and Hodrick, Journal of Political Economy 88(5) (1980), show that the errors are correlated that far and no further.
 *
 * @param ranks of the feature, and of the returns where the caller has them already
 */
export function informationCoefficient(
  feature: Float64Array,
  returns: Float64Array,
  horizon: number,
  ranks = { feature: ranksOf(feature), returns: ranksOf(returns) },
): InformationCoefficient {
  return {
    ic: correlationOf(feature, returns),
    icT: neweyWestT(feature, returns, horizon - 1),
    rankIc: correlationOf(ranks.feature, ranks.returns),
    rankIcT: neweyWestT(ranks.feature, ranks.returns, horizon - 1),
  };
}
