/**
 * Sum of the `count` values after each place, values[t + 1] + ... + values[t + count]; NaN where they are not all there. By van Herk's
 * blocks: a sum is the tail of one block and the head of the next, so that nothing is ever taken away again, a NaN spoils only
 * the sums that hold it, and long sums cost what short ones do. Van Herk (Pattern Recognition Letters 13(7), 1992). [n] -> [n]
 */
export function forwardSums(values: Float64Array, count: number): Float64Array {
  const length = values.length;
  const heads = blockHeads(values, count);
  const tails = blockTails(values, count);
  const sums = new Float64Array(length).fill(NaN);
  for (let t = 0; t + count < length; t++) {
    const first = t + 1;
    sums[t] = first % count === 0 ? heads[t + count]! : tails[first]! + heads[t + count]!;
  }
  return sums;
}

/** Sum from the start of a value's block to the value. */
function blockHeads(values: Float64Array, count: number): Float64Array {
  const heads = values.slice();
  for (let i = 1; i < heads.length; i++) if (i % count !== 0) heads[i]! += heads[i - 1]!;
  return heads;
}

/** Sum from a value to the end of its block. */
function blockTails(values: Float64Array, count: number): Float64Array {
  const tails = values.slice();
  for (let i = tails.length - 2; i >= 0; i--) if ((i + 1) % count !== 0) tails[i]! += tails[i + 1]!;
  return tails;
}
