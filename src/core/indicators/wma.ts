import { takeColumn } from '../columns';

/**
 * Weighted moving average of the last `period` values with weights 1 for the oldest to `period` for the newest; NaN for
 * the first `period - 1`. TA-Lib WMA. By blocks, as in `rolling.ts`: a tail holds the oldest values of a window, so its
 * weights start at 1; those of the head start where the tail's end. `out` may be `values`.
 */
export function wma(values: Float64Array, period: number, out = takeColumn(values.length)): Float64Array {
  const length = values.length;
  let tails = new Float64Array(period).fill(NaN);
  tails[period - 1] = 0;
  let next = new Float64Array(period);
  for (let start = 0; start < length; start += period) {
    const size = Math.min(period, length - start);
    if (size === period) weightedTails(values, start, next);
    weightedHeads(values, start, size, tails, out);
    [tails, next] = [next, tails];
    next[period - 1] = 0;
  }
  return out;
}

function weightedTails(values: Float64Array, start: number, tails: Float64Array): void {
  let sum = 0;
  let tail = 0;
  for (let j = tails.length - 1; j > 0; j--) {
    sum += values[start + j]!;
    tail += sum; // one more value at weight 1 lifts the weights of all the newer ones by 1
    tails[j - 1] = tail;
  }
}

function weightedHeads(
  values: Float64Array,
  start: number,
  size: number,
  tails: Float64Array,
  out: Float64Array,
): void {
  const period = tails.length;
  const divisor = (period * (period + 1)) / 2;
  let sum = 0;
  let weighted = 0; // by 1, 2, ... from the start of the block
  for (let j = 0; j < size; j++) {
    const value = values[start + j]!;
    sum += value;
    weighted += (j + 1) * value;
    out[start + j] = (tails[j]! + weighted + (period - 1 - j) * sum) / divisor;
  }
}
