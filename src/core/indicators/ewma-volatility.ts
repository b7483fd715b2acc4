import { logChange } from './returns';
import { Smoother } from './smoothing';

/**
 * Exponentially weighted volatility: the root of variance[t] = decay * variance[t-1] + (1 - decay) * r[t]^2 of the one-bar
 * log returns, seeded with the mean square of the first `seed`, times sqrt(`barsPerYear`); NaN for the first `seed`. J.P.
 * Morgan, "RiskMetrics Technical Document" (1996), section 5.2, where decay is 0.94 a day.
 */
export function ewmaVolatility(
  values: Float64Array,
  decay: number,
  seed: number,
  barsPerYear: number,
): Float64Array {
  const length = values.length;
  const variance = new Smoother(seed, 1 - decay);
  const out = new Float64Array(length).fill(NaN, 0, 1);
  for (let t = 1; t < length; t++) {
    const square = logChange(values[t - 1]!, values[t]!) ** 2;
    out[t] = Math.sqrt(variance.next(square) * barsPerYear);
  }
  return out;
}
