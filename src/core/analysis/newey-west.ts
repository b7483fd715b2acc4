import { meanOf } from './distribution';

/**
 * t-statistic of the slope of y on x, with a standard error that allows for errors of changing size that are correlated over `lags`
 * neighbours, as those of returns over several bars are: Newey and West, "A Simple, Positive Semi-Definite, Heteroskedasticity and
 * Autocorrelation Consistent Covariance Matrix" (Econometrica 55(3), 1987). Without lags it is White's (1980). The same for any
 * unit of x and y. NaN where one of them does not vary.
 */
export function neweyWestT(x: Float64Array, y: Float64Array, lags: number): number {
  const length = x.length;
  if (length < 3 || isConstant(x) || isConstant(y)) return NaN;
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  let [xx, xy] = [0, 0];
  for (let t = 0; t < length; t++) {
    const gap = x[t]! - meanX;
    xx += gap * gap;
    xy += gap * (y[t]! - meanY);
  }
  const slope = xy / xx;
  const scores = new Float64Array(length);
  for (let t = 0; t < length; t++) {
    const gap = x[t]! - meanX;
    scores[t] = gap * (y[t]! - meanY - slope * gap);
  }
  const t = xy / Math.sqrt(longRunVariance(scores, Math.min(lags, length - 1)));
  return Number.isFinite(t) ? t : NaN;
}

/** Sum of the products of the scores, weighted by how far they are apart (Bartlett's kernel). */
function longRunVariance(scores: Float64Array, lags: number): number {
  const length = scores.length;
  let all = 0;
  for (let lag = 0; lag <= lags; lag++) {
    let sum = 0;
    for (let t = lag; t < length; t++) sum += scores[t]! * scores[t - lag]!;
    all += lag === 0 ? sum : 2 * (1 - lag / (lags + 1)) * sum;
  }
  return all;
}

function isConstant(values: Float64Array): boolean {
  const first = values[0];
  return values.every((value) => value === first);
}
