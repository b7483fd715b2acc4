/** Share of values in bins of equal width, as many on each side of 0. */
export interface LogitHistogram {
  readonly edges: readonly number[]; // [bins + 1]
  readonly shares: readonly number[]; // [bins]
}

const binsOfSide = 8;

/**
 * Distribution of logits for a chart. Bins are symmetric about 0, where the best in sample is the middle out of sample; the outermost
 * hold the largest value of either side. A value on an edge belongs to the lower bin, so that 0 stands with the overfitted splits.
 *
 * @param logits finite
 */
export function histogramOfLogits(logits: Float64Array): LogitHistogram {
  const most = logits.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
  const width = most / binsOfSide;
  const shares = new Array<number>(2 * binsOfSide).fill(0);
  for (const value of logits) {
    const bin = Math.ceil(value / width) - 1 + binsOfSide;
    shares[Math.min(Math.max(bin, 0), shares.length - 1)]! += 1 / logits.length;
  }
  const edges = Array.from({ length: shares.length + 1 }, (_, edge) => (edge - binsOfSide) * width);
  return { edges, shares };
}
