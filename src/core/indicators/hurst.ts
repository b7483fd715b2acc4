/**
 * Hurst exponent of the log returns within the last `period` log prices, by detrended fluctuation analysis of order 1:
 * the slope of the log fluctuation over the log box size, boxes of 8, 16, 32 ... values, up to half the period, laid back
 * from this bar. 0.5 for independent returns, above for persistent ones, below for reverting ones. NaN for the first
 * `period - 1`, where a price is not positive and where a size of box fluctuates not at all. Needs period >= 32. Peng et
 * al., Physical Review E 49 (1994). As in Kantelhardt et al., Physica A 295 (2001), fluctuations are freed from what small
 * boxes lack: independent returns of variance 1 show (s^2 - 4) / (15 s) in boxes of s, where s / 15 would make a straight
 * line.
 */
export function hurstExponent(values: Float64Array, period: number): Float64Array {
  const length = values.length;
  const logs = new Float64Array(length);
  for (let t = 0; t < length; t++) logs[t] = values[t]! > 0 ? Math.log(values[t]!) : NaN;
  const sizes = boxSizes(period);
  const out = new Float64Array(length);
  const middle = (sizes.length - 1) / 2;
  let spread = 0;
  sizes.forEach((size, k) => {
    const boxes = Math.floor(period / size);
    const residuals = boxResiduals(logs, size);
    const bias = 1 - 4 / (size * size);
    for (let t = 0; t < length; t++) {
      const fluctuation = meanOfBoxes(residuals, t, size, boxes) / bias;
      out[t] = out[t]! + (k - middle) * (fluctuation > 0 ? Math.log2(fluctuation) / 2 : NaN);
    }
    spread += (k - middle) ** 2;
  });
  for (let t = 0; t < length; t++) out[t] = t >= period - 1 ? out[t]! / spread : NaN;
  return out;
}

/** Powers of 2 from 8 to half the period: at least two boxes of each. */
function boxSizes(period: number): readonly number[] {
  const sizes: number[] = [];
  for (let size = 8; size <= period / 2; size *= 2) sizes.push(size);
  return sizes;
}

/** Mean over the boxes that end at t, t - size, t - 2 size ...; NaN where they reach before the data. */
function meanOfBoxes(residuals: Float64Array, t: number, size: number, boxes: number): number {
  if (t - (boxes - 1) * size < size - 1) return NaN;
  let sum = 0;
  for (let box = 0; box < boxes; box++) sum += residuals[t - box * size]!;
  return sum / boxes;
}

/** Share of the squares below which what is left beside a straight line is no more than rounding. */
const rounding = 1e-12;

/** Mean squared distance of the `size` values that end at each bar from their own straight line. */
function boxResiduals(logs: Float64Array, size: number): Float64Array {
  const length = logs.length;
  const out = new Float64Array(length).fill(NaN);
  const middle = (size - 1) / 2;
  const spread = (size * (size * size - 1)) / 12;
  for (let t = size - 1; t < length; t++) {
    const first = t - size + 1;
    const origin = logs[t]!; // sums of small differences keep their digits
    let sum = 0;
    let squares = 0;
    let products = 0;
    for (let j = 0; j < size; j++) {
      const value = logs[first + j]! - origin;
      sum += value;
      squares += value * value;
      products += (j - middle) * value;
    }
    const residual = squares - (sum * sum) / size - (products * products) / spread;
    out[t] = residual <= rounding * squares ? 0 : residual / size;
  }
  return out;
}
