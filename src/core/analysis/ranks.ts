/** Rank of each value among all of them from 1; values that are equal share the mean of their ranks. [n] -> [n] */
export function ranksOf(values: Float64Array): Float64Array {
  const length = values.length;
  const order = Uint32Array.from({ length }, (_, i) => i);
  order.sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(length);
  for (let start = 0; start < length; ) {
    const value = values[order[start]!]!;
    let end = start + 1;
    while (end < length && values[order[end]!]! === value) end++;
    for (let i = start; i < end; i++) ranks[order[i]!] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}
