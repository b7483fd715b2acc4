/**
 * Rank of each value among all of them from 1; values that are equal share the mean of their ranks. [n] -> [n]
 *
 * @param sorted the values in ascending order, where the caller has them already. Looking them up there takes a fraction of the time
 *   that sorting places by a function does.
 */
export function ranksOf(values: Float64Array, sorted: Float64Array = values.toSorted()): Float64Array {
  const length = values.length;
  const shared = sharedRanks(sorted);
  const ranks = new Float64Array(length);
  for (let i = 0; i < length; i++) ranks[i] = shared[placeOf(values[i]!, sorted)]!;
  return ranks;
}

/** Rank of the value at each place of the sorted ones that is the first of its equals. */
function sharedRanks(sorted: Float64Array): Float64Array {
  const length = sorted.length;
  const ranks = new Float64Array(length);
  for (let start = 0; start < length; ) {
    const value = sorted[start]!;
    let end = start + 1;
    while (end < length && sorted[end]! === value) end++;
    ranks[start] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}

/** The first place that is not below the value. */
function placeOf(value: number, sorted: Float64Array): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
