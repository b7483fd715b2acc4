/**
 * Long-run variance of a series of mean 0: Parzen's kernel with the automatic bandwidth of Andrews (Econometrica 59(3), 1991) for a
 * first-order autoregression, after such a one is taken out and put back in, as in Andrews and Monahan (Econometrica 60(4), 1992).
 * NaN where the series does not vary or has fewer than three values.
 */
export function prewhitenedVariance(values: Float64Array): number {
  const slope = Math.max(-steepest, Math.min(steepest, slopeOnLast(values)));
  const whitened = values.subarray(1).map((value, t) => value - slope * values[t]!);
  const variance = parzenVariance(whitened) / (1 - slope) ** 2;
  return values.length > 2 && variance > 0 ? variance : NaN;
}

/** Beyond this a series looks like a random walk, and putting the autoregression back would blow the variance up. */
const steepest = 0.97;

function parzenVariance(values: Float64Array): number {
  const count = values.length;
  const slope = Math.max(-steepest, Math.min(steepest, slopeOnLast(values)));
  // Equation 6.4 of Andrews for one series: 4 rho^2 sigma^4 / (1 - rho)^8 over sigma^4 / (1 - rho)^4.
  const alpha = (4 * slope ** 2) / (1 - slope) ** 4;
  const bandwidth = Math.min(2.6614 * (alpha * count) ** 0.2, count - 1);
  let variance = covariance(values, 0);
  for (let lag = 1; lag < bandwidth; lag++) variance += 2 * parzen(lag / bandwidth) * covariance(values, lag);
  return variance;
}

function slopeOnLast(values: Float64Array): number {
  let [xx, xy] = [0, 0];
  for (let t = 1; t < values.length; t++) {
    xx += values[t - 1]! * values[t - 1]!;
    xy += values[t]! * values[t - 1]!;
  }
  return xx > 0 ? xy / xx : 0;
}

function covariance(values: Float64Array, lag: number): number {
  let sum = 0;
  for (let t = lag; t < values.length; t++) sum += values[t]! * values[t - lag]!;
  return sum / values.length;
}

function parzen(x: number): number {
  return x <= 0.5 ? 1 - 6 * x * x + 6 * x ** 3 : 2 * (1 - x) ** 3;
}
