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

/** Of the tails of a block. */
interface Tails {
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
  const mean = takeColumn(length);
  const m2 = takeColumn(length);
  let tails = noTails(period);
  let next = noTails(period);
  for (let start = 0; start < length; start += period) {
    followMoments(values, start, Math.min(period, length - start), tails, next, mean, m2);
    [tails, next] = [next, tails];
  }
  return { mean, m2 };
}

const noTails = (period: number): Tails => ({
  mean: new Float64Array(period).fill(NaN),
  m2: new Float64Array(period).fill(NaN),
});

/** Heads and tails of a block in one loop: each step of either waits for a division, but not for the other's. */
function followMoments(
  values: Float64Array,
  start: number,
  size: number,
  { mean: tailMean, m2: tailM2 }: Tails,
  { mean: nextMean, m2: nextM2 }: Tails,
  mean: Float64Array,
  m2: Float64Array,
): void {
  const period = tailMean.length;
  let headMean = 0;
  let headM2 = 0;
  let blockMean = 0;
  let blockM2 = 0;
  for (let j = 0; j < size; j++) {
    const count = j + 1;
    const value = values[start + j]!;
    const delta = value - headMean;
    headMean += delta / count;
    headM2 += delta * (value - headMean);
    if (count === period) {
      mean[start + j] = headMean;
      m2[start + j] = headM2;
      return;
    }
    const gap = headMean - tailMean[j]!;
    mean[start + j] = tailMean[j]! + (gap * count) / period;
    m2[start + j] = tailM2[j]! + headM2 + (gap * gap * count * (period - count)) / period;
    const back = values[start + size - count]!;
    const backDelta = back - blockMean;
    blockMean += backDelta / count;
    blockM2 += backDelta * (back - blockMean);
    nextMean[period - 1 - count] = blockMean;
    nextM2[period - 1 - count] = blockM2;
  }
}

/**
 * The mean of `rollingMoments` alone: exact over equal values, which a mean of sums is not.
 */
export function rollingExactMean(values: Float64Array, period: number): Float64Array {
  const length = values.length;
  const out = takeColumn(length);
  let tails = new Float64Array(period).fill(NaN);
  let next = new Float64Array(period);
  for (let start = 0; start < length; start += period) {
    followMean(values, start, Math.min(period, length - start), tails, next, out);
    [tails, next] = [next, tails];
  }
  return out;
}

function followMean(
  values: Float64Array,
  start: number,
  size: number,
  tails: Float64Array,
  next: Float64Array,
  out: Float64Array,
): void {
  const period = tails.length;
  let head = 0;
  let block = 0;
  for (let j = 0; j < size; j++) {
    const count = j + 1;
    head += (values[start + j]! - head) / count;
    if (count === period) {
      out[start + j] = head;
      return;
    }
    out[start + j] = tails[j]! + ((head - tails[j]!) * count) / period;
    block += (values[start + size - count]! - block) / count;
    next[period - 1 - count] = block;
  }
}
