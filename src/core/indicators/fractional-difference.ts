/**
 * Fractionally differenced log price, in a window of fixed width: the sum of the weights of (1 - B)^d times the last
 * `window` log prices. Enough to be nearly stationary, and more of the past is kept than in returns (d = 1); d = 0 would be
 * the log price itself. NaN for the first `window - 1` and where a price is not positive. Lopez de Prado, "Advances in
 * Financial Machine Learning" (2018), section 5.5, snippet 5.3, with the width given in bars instead of as a least weight.
 */
export function fractionalDifference(values: Float64Array, d: number, window: number): Float64Array {
  const length = values.length;
  const logs = new Float64Array(length);
  for (let t = 0; t < length; t++) logs[t] = values[t]! > 0 ? Math.log(values[t]!) : NaN;
  const weights = differenceWeights(d, window);
  const out = new Float64Array(length).fill(NaN);
  for (let t = window - 1; t < length; t++) {
    let sum = 0;
    for (let k = window - 1; k >= 0; k--) sum += weights[k]! * logs[t - k]!;
    out[t] = sum;
  }
  return out;
}

/** Binomial weights of (1 - B)^d: 1, -d, d (d - 1) / 2, ... */
function differenceWeights(d: number, count: number): Float64Array {
  const weights = new Float64Array(count);
  weights[0] = 1;
  for (let k = 1; k < count; k++) weights[k] = (-weights[k - 1]! * (d - k + 1)) / k;
  return weights;
}
