import { takeColumn } from '../columns';

/**
 * Sums and moments over the last `period` values, in O(n) and without ever subtracting: the values are cut into blocks
 * of `period`, and a window is the tail of one block joined to the head of the next (van Herk, 1992; Gil and Werman,
 * 1993). So nothing drifts, an outlier leaves no trace once it is out of the window, and a NaN makes NaN of exactly
 * those windows that hold it. Tails are kept as the head needs them: `tails[j]` is of the last `period - 1 - j` values
 * of the block before, which joins a head of `j + 1`. Before the first block they are NaN, which is the warm-up. The tails of
 * a block are taken before its heads, so that results may be written over the values.
 */

/** Mean of the last `period` values; NaN for the first `period - 1`. `out` may be `values`. [time] -> [time] */
export function rollingMean(
  values: Float64Array,
  period: number,
  out = takeColumn(values.length),
): Float64Array {
  return dividedSum(values, period, period, out);
}

/** Sum of the last `period` values; NaN for the first `period - 1`. `out` may be `values`. [time] -> [time] */
export function rollingSum(
  values: Float64Array,
  period: number,
  out = takeColumn(values.length),
): Float64Array {
  return dividedSum(values, period, 1, out);
}

function dividedSum(values: Float64Array, period: number, divisor: number, out: Float64Array): Float64Array {
  const length = values.length;
  let tails = new Float64Array(period).fill(NaN);
  tails[period - 1] = 0;
  let next = new Float64Array(period);
  for (let start = 0; start < length; start += period) {
    const size = Math.min(period, length - start);
    // The last block has no successor.
    if (size === period) sumTails(values, start, next);
    sumHeads(values, start, size, tails, divisor, out);
    [tails, next] = [next, tails];
    next[period - 1] = 0;
  }
  return out;
}

function sumTails(values: Float64Array, start: number, tails: Float64Array): void {
  let tail = 0;
  for (let j = tails.length - 1; j > 0; j--) {
    tail += values[start + j]!;
    tails[j - 1] = tail;
  }
}

function sumHeads(
  values: Float64Array,
  start: number,
  size: number,
  tails: Float64Array,
  divisor: number,
  out: Float64Array,
): void {
  let head = 0;
  for (let j = 0; j < size; j++) {
    head += values[start + j]!;
    out[start + j] = (tails[j]! + head) / divisor;
  }
}

/** Mean and sum of squared deviations from it. */
export interface RollingMoments {
  readonly mean: Float64Array;
  readonly m2: Float64Array;
}

/** What is known of the tails of a block. */
interface Tails {
  readonly mean: Float64Array;
  readonly m2: Float64Array;
}

/**
 * Mean and sum of squared deviations of the last `period` values; NaN for the first `period - 1`. Each part by Welford's
 * update (Technometrics 4(3), 1962), joined by the formula of Chan, Golub and LeVeque (1979). A constant window gives
 * an m2 of exactly 0. `mean` may be `values`.
 */
export function rollingMoments(
  values: Float64Array,
  period: number,
  mean = takeColumn(values.length),
): RollingMoments {
  const length = values.length;
  const m2 = takeColumn(length);
  let tails = noTails(period);
  let next = noTails(period);
  for (let start = 0; start < length; start += period) {
    const size = Math.min(period, length - start);
    if (size === period) momentTails(values, start, period, next);
    momentHeads(values, start, size, period, tails, mean, m2);
    [tails, next] = [next, tails];
  }
  return { mean, m2 };
}

const noTails = (period: number): Tails => ({
  mean: new Float64Array(period).fill(NaN),
  m2: new Float64Array(period).fill(NaN),
});

function momentTails(values: Float64Array, start: number, period: number, tails: Tails): void {
  const { mean, m2 } = tails;
  let blockMean = 0;
  let blockM2 = 0;
  for (let j = period - 1; j > 0; j--) {
    const value = values[start + j]!;
    const delta = value - blockMean;
    blockMean += delta / (period - j);
    blockM2 += delta * (value - blockMean);
    mean[j - 1] = blockMean;
    m2[j - 1] = blockM2;
  }
}

function momentHeads(
  values: Float64Array,
  start: number,
  size: number,
  period: number,
  tails: Tails,
  mean: Float64Array,
  m2: Float64Array,
): void {
  const tailMean = tails.mean;
  const tailM2 = tails.m2;
  let headMean = 0;
  let headM2 = 0;
  for (let j = 0; j < size; j++) {
    const heads = j + 1;
    const value = values[start + j]!;
    const delta = value - headMean;
    headMean += delta / heads;
    headM2 += delta * (value - headMean);
    if (heads === period) {
      mean[start + j] = headMean;
      m2[start + j] = headM2;
    } else {
      const gap = headMean - tailMean[j]!;
      mean[start + j] = tailMean[j]! + (gap * heads) / period;
      m2[start + j] = tailM2[j]! + headM2 + (gap * gap * heads * (period - heads)) / period;
    }
  }
}
