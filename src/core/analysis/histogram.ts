import { quantileOfSorted } from '../stats/quantile';

const mostBins = 40;
const leastBins = 8;
/** Share of the training values beyond either end of the edges, so that an outlier does not squeeze all others into one bin. */
const beyond = 0.005;

/**
 * Edges of equal bins over the middle 99% of the training values, which every split shares; as wide as Freedman and Diaconis have it
 * ("On the histogram as a density estimator", 1981), 8 to 40 of them. A single value gets a bin around it; none gets no edges.
 *
 * @param sorted the training values in ascending order
 */
export function histogramEdges(sorted: Float64Array): Float64Array {
  if (sorted.length === 0) return new Float64Array(0);
  const [low, high] = rangeOf(sorted);
  const spread = quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25);
  const width = (2 * spread) / Math.cbrt(sorted.length);
  const wanted = width > 0 ? Math.ceil((high - low) / width) : leastBins;
  const bins = Math.min(Math.max(wanted, leastBins), mostBins);
  return Float64Array.from({ length: bins + 1 }, (_, i) => low + ((high - low) * i) / bins);
}

/**
 * Share of the values in each bin, which add up to 1; the first and the last hold what lies beyond the edges too. NaN of no
 * values. [bins]
 */
export function histogramShares(values: Float64Array, edges: Float64Array): Float64Array {
  const bins = Math.max(edges.length - 1, 0);
  const shares = new Float64Array(bins);
  if (bins === 0) return shares;
  const low = edges[0]!;
  const scale = bins / (edges[bins]! - low);
  for (const value of values) shares[Math.min(Math.max(Math.floor((value - low) * scale), 0), bins - 1)]!++;
  return shares.map((count) => count / values.length);
}

/** Whether the bins of a range have edges that differ: not where it is a few of the least steps that numbers of its size have. */
function canBeCut(low: number, high: number): boolean {
  const step = (high - low) / (4 * mostBins);
  return low + step > low && high - step < high;
}

function rangeOf(sorted: Float64Array): readonly [number, number] {
  const first = sorted[0]!;
  const last = sorted[sorted.length - 1]!;
  const low = quantileOfSorted(sorted, beyond);
  const high = quantileOfSorted(sorted, 1 - beyond);
  if (canBeCut(low, high)) return [low, high];
  if (canBeCut(first, last)) return [first, last];
  const room = Math.max(Math.abs(first) * 0.5, 0.5);
  return [first - room, first + room];
}
