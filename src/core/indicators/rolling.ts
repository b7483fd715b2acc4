/**
 * Sums and moments over the last `period` values, in O(n) and without ever subtracting: the values are cut into blocks
 * of `period`, and a window is the tail of one block joined to the head of the next (van Herk, 1992; Gil and Werman,
 * 1993). So nothing drifts, an outlier leaves no trace once it is out of the window, and a NaN makes NaN of exactly
 * those windows that hold it.
 */

/** Mean of the last `period` values; NaN for the first `period - 1`. [time] -> [time] */
export function rollingMean(values: Float64Array, period: number): Float64Array {
  const tails = new Float64Array(period + 1); // tails[k]: sum of the last k values of the block before
  const out = new Float64Array(values.length).fill(NaN);
  for (let start = 0; start < values.length; start += period) {
    const end = Math.min(start + period, values.length);
    let head = 0;
    for (let t = start; t < end; t++) {
      head += values[t]!;
      if (t >= period - 1) out[t] = (tails[period - 1 - (t - start)]! + head) / period;
    }
    for (let k = 1; k <= end - start; k++) tails[k] = tails[k - 1]! + values[end - k]!;
  }
  return out;
}

/** Mean and sum of squared deviations from it. */
export interface RollingMoments {
  readonly mean: Float64Array;
  readonly m2: Float64Array;
}

/**
 * Mean and sum of squared deviations of the last `period` values; NaN for the first `period - 1`. Each part by Welford's
 * update (Technometrics 4(3), 1962), joined by the formula of Chan, Golub and LeVeque (1979). A constant window gives
 * an m2 of exactly 0.
 */
export function rollingMoments(values: Float64Array, period: number): RollingMoments {
  const mean = new Float64Array(values.length).fill(NaN);
  const m2 = new Float64Array(values.length).fill(NaN);
  const tailMean = new Float64Array(period + 1);
  const tailM2 = new Float64Array(period + 1);
  for (let start = 0; start < values.length; start += period) {
    const end = Math.min(start + period, values.length);
    let headMean = 0;
    let headM2 = 0;
    for (let t = start; t < end; t++) {
      const heads = t - start + 1;
      const delta = values[t]! - headMean;
      headMean += delta / heads;
      headM2 += delta * (values[t]! - headMean);
      if (t < period - 1) continue;
      const tails = period - heads;
      const gap = headMean - tailMean[tails]!;
      mean[t] = tails === 0 ? headMean : tailMean[tails]! + (gap * heads) / period;
      m2[t] = tails === 0 ? headM2 : tailM2[tails]! + headM2 + (gap * gap * heads * tails) / period;
    }
    for (let k = 1; k <= end - start; k++) {
      const delta = values[end - k]! - tailMean[k - 1]!;
      tailMean[k] = tailMean[k - 1]! + delta / k;
      tailM2[k] = tailM2[k - 1]! + delta * (values[end - k]! - tailMean[k]!);
    }
  }
  return { mean, m2 };
}
