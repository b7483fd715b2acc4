import { meanOf } from '../../analysis/distribution';
import { type CscvSplits, cscv } from './cscv';

/** How likely it is that what looks best was picked by luck. Undefined figures are NaN. */
export interface Overfitting {
  /** Number of splits judged, and of those that had no answer. */
  readonly splits: number;
  readonly undefinedSplits: number;
  /** Probability of backtest overfitting: share of splits in which the best in sample is no better than the middle out of sample. */
  readonly pbo: number;
  /** ln(w / (1 - w)) of the relative rank w out of sample. [splits] */
  readonly logits: Float64Array;
  /** Share of splits by relative rank, in ten equal parts of 0 to 1; a rank on an edge belongs to the lower part. [10] */
  readonly rankShares: Float64Array;
  /** Share of splits in which the best in sample loses money out of sample. */
  readonly probabilityOfLoss: number;
  /** Sharpe ratio out of sample = intercept + slope * that in sample, by least squares over the splits. Below 0: degradation. */
  readonly slope: number;
  readonly intercept: number;
  /** Share of the variance out of sample that the line explains. */
  readonly r2: number;
  /** For the chart: Sharpe ratios per period of the best in sample. [splits] each */
  readonly inSample: Float64Array;
  readonly outOfSample: Float64Array;
}

/**
 * Probability of backtest overfitting over the halves of `cscv`, which says how ties, NaN and constant returns count. Bailey, Borwein,
 * Lopez de Prado and Zhu, "The Probability of Backtest Overfitting" (Journal of Computational Finance 20(4), 2017), sections 3 and 4.
 *
 * @param returns of each series, after costs, on the same bars. [series][bars]
 * @param blocks S, an even number from 2 to 20: 16 in the paper
 */
export function probabilityOfOverfitting(returns: readonly Float64Array[], blocks: number): Overfitting {
  const { halves, relativeRank, inSample, outOfSample }: CscvSplits = cscv(returns, blocks);
  const logits = relativeRank.map((rank) => Math.log(rank / (1 - rank)));
  const splits = logits.length;
  const share = (values: Float64Array, holds: (value: number) => boolean) =>
    values.filter(holds).length / splits;
  return {
    splits,
    undefinedSplits: halves - splits,
    pbo: share(relativeRank, (rank) => rank <= 0.5),
    logits,
    rankShares: sharesOf(relativeRank),
    probabilityOfLoss: share(outOfSample, (value) => value < 0),
    ...lineThrough(inSample, outOfSample),
    inSample,
    outOfSample,
  };
}

const parts = 10;

function sharesOf(ranks: Float64Array): Float64Array {
  const shares = new Float64Array(parts);
  for (const rank of ranks) shares[Math.min(Math.ceil(rank * parts) - 1, parts - 1)]! += 1 / ranks.length;
  return ranks.length === 0 ? shares.fill(NaN) : shares;
}

function lineThrough(x: Float64Array, y: Float64Array) {
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    xx += (x[i]! - meanX) ** 2;
    xy += (x[i]! - meanX) * (y[i]! - meanY);
    yy += (y[i]! - meanY) ** 2;
  }
  const slope = xx > 0 ? xy / xx : NaN;
  return { slope, intercept: meanY - slope * meanX, r2: yy > 0 ? (slope * xy) / yy : NaN };
}
