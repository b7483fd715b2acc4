import type { Objective } from '../optimise/lbfgs';

/** Parameters as `arch` names them; `mean` is 0 where it is not fitted. */
export interface GarchParameters {
  readonly mean: number;
  readonly omega: number;
  readonly alpha: number;
  readonly beta: number;
}

/**
 * From any three or four real numbers to parameters with omega above 0, alpha and beta above 0, alpha + beta below 1: the exponential of
 * the first, the softmax of the next two and 0, and the mean as it is.
 */
export function toParameters(free: ArrayLike<number>): GarchParameters {
  const largest = Math.max(free[1]!, free[2]!, 0);
  const [a, b, rest] = [Math.exp(free[1]! - largest), Math.exp(free[2]! - largest), Math.exp(-largest)];
  const sum = a + b + rest;
  return { mean: free[3] ?? 0, omega: Math.exp(free[0]!), alpha: a / sum, beta: b / sum };
}

export function toFree({ mean, omega, alpha, beta }: GarchParameters, hasMean: boolean): Float64Array {
  const rest = 1 - alpha - beta;
  const free = [Math.log(omega), Math.log(alpha / rest), Math.log(beta / rest)];
  return Float64Array.from(hasMean ? [...free, mean] : free);
}

/**
 * Minus the Gaussian log likelihood of a GARCH(1,1), without its constant, by the free parameters: Bollerslev, "Generalized
 * Autoregressive Conditional Heteroskedasticity" (Journal of Econometrics 31, 1986), equations 20 to 23.
 *
 * @param returns [time]
 * @param first what stands for both the squared error and the variance before the first return
 */
export function negativeLogLikelihood(returns: Float64Array, first: number): Objective {
  return (free, gradient) => {
    const { mean, omega, alpha, beta } = toParameters(free);
    let [square, variance] = [first, first];
    let error = 0;
    // Derivatives of the variance by omega, alpha, beta and the mean.
    let [byOmega, byAlpha, byBeta, byMean] = [0, 0, 0, 0];
    let [ofOmega, ofAlpha, ofBeta, ofMean] = [0, 0, 0, 0];
    let sum = 0;
    for (let t = 0; t < returns.length; t++) {
      byOmega = 1 + beta * byOmega;
      byAlpha = square + beta * byAlpha;
      byBeta = variance + beta * byBeta;
      byMean = -2 * alpha * error + beta * byMean;
      variance = omega + alpha * square + beta * variance;
      error = returns[t]! - mean;
      square = error * error;
      sum += Math.log(variance) + square / variance;
      const share = (1 - square / variance) / variance;
      ofOmega += share * byOmega;
      ofAlpha += share * byAlpha;
      ofBeta += share * byBeta;
      ofMean += share * byMean - (2 * error) / variance;
    }
    gradient[0] = (omega * ofOmega) / 2;
    gradient[1] = (alpha * ((1 - alpha) * ofAlpha - beta * ofBeta)) / 2;
    gradient[2] = (beta * ((1 - beta) * ofBeta - alpha * ofAlpha)) / 2;
    if (gradient.length > 3) gradient[3] = ofMean / 2;
    return sum / 2;
  };
}
