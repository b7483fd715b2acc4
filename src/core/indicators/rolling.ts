/**
 * Sums and moments over the last `period` values, in O(n) and without ever subtracting: the values are cut into blocks
 * of `period`, and a window is the tail of one block joined to the head of the next (van Herk, 1992; Gil and Werman,
 * 1993). So nothing drifts, an outlier leaves no trace once it is out of the window, and a NaN makes NaN of exactly
 * those windows that hold it. Tails are kept as the head needs them: `tails[j]` is of the last `period - 1 - j` values
 * of the block before, which joins a head of `j + 1`. Before the first block they are NaN, which is the warm-up.
 */

/** Mean of the last `period` values; NaN for the first `period - 1`. [time] -> [time] */
export function rollingMean(values: Float64Array, period: number): Float64Array {
  return dividedSum(values, period, period);
}

/** Sum of the last `period` values; NaN for the first `period - 1`. [time] -> [time] */
export function rollingSum(values: Float64Array, period: number): Float64Array {
  return dividedSum(values, period, 1);
}

function dividedSum(values: Float64Array, period: number, divisor: number): Float64Array {
  const length = values.length;
  const out = new Float64Array(length);
  const tails = new Float64Array(period).fill(NaN);
  tails[period - 1] = 0;
  for (let start = 0; start < length; start += period) {
    const size = Math.min(period, length - start);
    let head = 0;
    for (let j = 0; j < size; j++) {
      head += values[start + j]!;
      out[start + j] = (tails[j]! + head) / divisor;
    }
    if (size < period) break; // the last block has no successor
    let tail = 0;
    for (let j = period - 1; j > 0; j--) {
      tail += values[start + j]!;
      tails[j - 1] = tail;
    }
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
  const length = values.length;
  const mean = new Float64Array(length);
  const m2 = new Float64Array(length);
  const tailMean = new Float64Array(period).fill(NaN);
  const tailM2 = new Float64Array(period).fill(NaN);
  for (let start = 0; start < length; start += period) {
    const size = Math.min(period, length - start);
    let headMean = 0;
    let headM2 = 0;
    for (let j = 0; j < size; j++) {
      const heads = j + 1;
      const tails = period - heads;
      const value = values[start + j]!;
      const delta = value - headMean;
      headMean += delta / heads;
      headM2 += delta * (value - headMean);
      const gap = headMean - tailMean[j]!;
      mean[start + j] = tails === 0 ? headMean : tailMean[j]! + (gap * heads) / period;
      m2[start + j] = tails === 0 ? headM2 : tailM2[j]! + headM2 + (gap * gap * heads * tails) / period;
    }
    if (size < period) break;
    let blockMean = 0;
    let blockM2 = 0;
    for (let j = period - 1; j > 0; j--) {
      const value = values[start + j]!;
      const delta = value - blockMean;
      blockMean += delta / (period - j);
      blockM2 += delta * (value - blockMean);
      tailMean[j - 1] = blockMean;
      tailM2[j - 1] = blockM2;
    }
  }
  return { mean, m2 };
}
