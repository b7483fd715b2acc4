import { checkHorizon, checkSeries } from './check-series';
import { conditionalVariances, firstVariance, gaussianLogLikelihood } from './recursion';

export interface EwmaModel {
  readonly kind: 'ewma';
  readonly decay: number;
  /** Variance before the first return. */
  readonly first: number;
  readonly logLikelihood: number;
}

/** RiskMetrics' decay of daily returns. */
export const riskMetricsDecay = 0.94;

const name = 'The EWMA volatility';

/**
 * Exponentially weighted variance, sigma^2[t + 1] = decay sigma^2[t] + (1 - decay) r[t]^2, of returns taken to have mean 0: J.P. Morgan,
 * "RiskMetrics Technical Document" (1996), section 5.2. The same as EWMAVariance of the Python package `arch`.
 *
 * @param returns of the training period, without holes [time]
 * @param decay above 0 and below 1; `fit` takes the one with the largest Gaussian likelihood
 * @throws AppError `invalid` where the returns are too few, missing or all alike
 */
export function fitEwma(returns: Float64Array, decay: number | 'fit' = riskMetricsDecay): EwmaModel {
  checkSeries(name, 'returns', returns, 10);
  const first = firstVariance(returns);
  const likelihood = (of: number) =>
    gaussianLogLikelihood(returns, conditionalVariances(returns, recursion(of, first)));
  const best = decay === 'fit' ? highest(likelihood, 0.5, 0.9999) : decay;
  return { kind: 'ewma', decay: best, first, logLikelihood: likelihood(best) };
}

/**
 * Mean variance of one bar over the next `horizon`, known at each bar: flat, so the same for every horizon. [time]
 *
 * @param returns from the start of the training period on, so that the recursion starts where it was fitted; NaN where missing
 */
export function forecastEwma(model: EwmaModel, returns: Float64Array, horizon: number): Float64Array {
  checkHorizon(horizon);
  return conditionalVariances(returns, recursion(model.decay, model.first)).subarray(1);
}

function recursion(decay: number, first: number) {
  return { omega: 0, alpha: 1 - decay, beta: decay, first };
}

/** Where a function of one hill is highest, by golden sections: Kiefer (1953). */
function highest(value: (x: number) => number, from: number, to: number): number {
  const section = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  let [left, right] = [high - section * (high - low), low + section * (high - low)];
  let [atLeft, atRight] = [value(left), value(right)];
  while (high - low > 1e-9) {
    if (atLeft > atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - section * (high - low);
      atLeft = value(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + section * (high - low);
      atRight = value(right);
    }
  }
  return (low + high) / 2;
}
