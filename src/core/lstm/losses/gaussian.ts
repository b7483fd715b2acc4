import type { RowLoss } from './row-loss';

/**
 * Negative log likelihood, in nats, of a normal distribution whose mean and log variance s are the two outputs:
 * (s + (label - mean)^2 exp(-s) + log(2 pi)) / 2 (Nix and Weigend, "Estimating the mean and variance of the target
 * probability distribution", ICNN 1994; the log variance after Kendall and Gal, NeurIPS 2017, equation 8).
 */
export const gaussian: RowLoss = (outputs, at, label, gradient) => {
  const error = outputs[at]! - label;
  const logVariance = outputs[at + 1]!;
  const precision = Math.exp(-logVariance);
  gradient[at] = error * precision;
  gradient[at + 1] = (1 - error * error * precision) / 2;
  return (logVariance + error * error * precision + logTwoPi) / 2;
};

const logTwoPi = Math.log(2 * Math.PI);
