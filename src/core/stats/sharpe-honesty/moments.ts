import { meanOf } from '../../analysis/distribution';

/** What the honest statistics need to know of a series of returns. Nothing is annualised. */
export interface SharpeMoments {
  /** Number of returns. */
  readonly count: number;
  /** Mean / sample standard deviation (n - 1), per period. */
  readonly sharpe: number;
  /** Third central moment / s.d. cubed, moments with divisor n: 0 of a normal distribution. */
  readonly skewness: number;
  /** Fourth central moment / variance squared, moments with divisor n: 3 of a normal distribution. */
  readonly kurtosis: number;
}

/**
 * Moments of the returns that are known (NaN is left out). All NaN for fewer than two of them and where they do not vary, apart from
 * the rounding that returns taken from an equity curve carry.
 */
export function sharpeMoments(returns: Float64Array): SharpeMoments {
  const known = returns.filter((value) => !Number.isNaN(value));
  const count = known.length;
  if (count < 2 || isConstant(known)) return { count, sharpe: NaN, skewness: NaN, kurtosis: NaN };
  const mean = meanOf(known);
  let [two, three, four] = [0, 0, 0];
  for (const value of known) {
    const gap = value - mean;
    two += gap * gap;
    three += gap ** 3;
    four += gap ** 4;
  }
  const variance = two / count;
  return {
    count,
    sharpe: mean / Math.sqrt(two / (count - 1)),
    skewness: three / count / variance ** 1.5,
    kurtosis: four / count / variance ** 2,
  };
}

/** A few units in the last place of 1, as `sharpe` of `stats/returns` allows. */
function isConstant(values: Float64Array): boolean {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high - low <= 8 * Number.EPSILON;
}

/**
 * Variance of an estimated Sharpe ratio times the number of returns less 1: 1 - g3 SR + (g4 - 1) / 4 SR^2. Mertens, "Comments on
 * variance of the IID estimator in Lo (2002)" (2002). NaN where it is not above 0.
 */
export function sharpeSpread({ sharpe, skewness, kurtosis }: SharpeMoments): number {
  const spread = 1 - skewness * sharpe + ((kurtosis - 1) / 4) * sharpe ** 2;
  return spread > 0 ? spread : NaN;
}
