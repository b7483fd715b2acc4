/** Bins of equal width from `low` to `high`: the edges, one more than bins. About as many as the square root of the values. */
export function binEdges(low: number, high: number, values: number): Float64Array {
  const bins = Math.min(Math.max(Math.ceil(Math.sqrt(values)), 6), 40);
  const [from, to] = high > low ? [low, high] : [low - 0.5, high + 0.5];
  return Float64Array.from({ length: bins + 1 }, (_, k) => from + ((to - from) * k) / bins);
}

/** Share of the values in each bin; what lies beyond the ends is in the outermost ones. Zeros where there are none. */
export function sharesOf(values: readonly number[], edges: Float64Array): Float64Array {
  const bins = edges.length - 1;
  const shares = new Float64Array(bins);
  const [low, high] = [edges[0]!, edges[bins]!];
  for (const value of values) {
    const bin = Math.floor(((value - low) / (high - low)) * bins);
    shares[Math.min(Math.max(bin, 0), bins - 1)]! += 1 / values.length;
  }
  return shares;
}
