/**
 * Slope a bar of the straight line that fits the last `period` values best (least squares), in the unit of the values; NaN
 * for the first `period - 1` and where the window lacks a value. TA-Lib LINEARREG_SLOPE. Needs period >= 2.
 *
 * By blocks, as in `indicators/rolling.ts`: with positions counted from the edge between tail and head, their means are
 * known and only the products with the values are summed; the parts are joined by the formula of Chan, Golub and
 * LeVeque (1979). So nothing drifts, and a constant window has a slope of exactly 0.
 */
export function rollingSlope(values: Float64Array, period: number): Float64Array {
  const out = new Float64Array(values.length).fill(NaN);
  const spread = (period * (period * period - 1)) / 12; // sum of squared deviations of the positions
  const tailMean = new Float64Array(period); // [k]: of the last k values of the block before
  const tailProduct = new Float64Array(period);
  for (let start = 0; start < values.length; start += period) {
    const end = Math.min(start + period, values.length);
    let mean = 0;
    let product = 0;
    for (let t = start; t < end; t++) {
      const heads = t - start + 1;
      const tails = period - heads;
      const delta = values[t]! - mean;
      mean += delta / heads;
      product += (delta * (heads - 1)) / 2;
      if (t < period - 1) continue;
      const gap = tails === 0 ? 0 : mean - tailMean[tails]!;
      out[t] = (product + (tails === 0 ? 0 : tailProduct[tails]!) + (gap * heads * tails) / 2) / spread;
    }
    mean = 0;
    product = 0;
    for (let k = 1; k < period && k <= end - start; k++) {
      const delta = values[end - k]! - mean;
      mean += delta / k;
      product -= (delta * (k - 1)) / 2;
      tailMean[k] = mean;
      tailProduct[k] = product;
    }
  }
  return out;
}
