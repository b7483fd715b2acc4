/**
 * Standard deviations of the kernels at places from 0 to 1; of an unknown place (NaN) 1, as of the prior. Both are held between 1 and a least width
 * that shrinks as places become more, so that kernels on the same place keep looking beside it.
 */
export type Bandwidths = (places: Float64Array) => Float64Array;

/**
 * The larger distance to a neighbour: Bergstra et al., "Algorithms for Hyper-Parameter Optimization" (NeurIPS 2011), with the "magic clipping" of
 * Optuna. For the many that were not good, between which the density should be even.
 */
export const toNeighbours: Bandwidths = (places) => {
  const known = knownOf(places);
  const least = leastWidth(known.length, 1);
  const widths = new Float64Array(places.length).fill(1);
  const last = known.length - 1;
  known.forEach((k, i) => {
    const below = i > 0 ? places[known[i - 1]!]! : last > 0 ? Infinity : 0;
    const above = i < last ? places[known[i + 1]!]! : last > 0 ? -Infinity : 1;
    widths[k] = clipped(Math.max(places[k]! - below, above - places[k]!), least);
  });
  return widths;
};

/**
 * Scott's rule, 1.06 s n^(-1/5), as Watanabe, "Tree-Structured Parzen Estimator: Understanding Its Algorithm Components" (2023,
 * arXiv:2304.11127), section 3.3: the few good ones are one cluster or two, and how far the farthest stands off should not widen the kernels of
 * the others. The least width shrinks faster than that of `toNeighbours`, or the last digits would never be found; the power is that of the
 * best medians over Branin, Hartmann-6, Rastrigin and a mixed space (`bench/samplers.mjs`).
 */
export const byScott: Bandwidths = (places) => {
  const known = knownOf(places);
  const { length } = known;
  const mean = known.reduce((sum, k) => sum + places[k]!, 0) / length;
  const squares = known.reduce((sum, k) => sum + (places[k]! - mean) ** 2, 0);
  const sd = Math.sqrt(squares / Math.max(1, length - 1));
  const width = clipped(1.06 * sd * length ** -0.2, leastWidth(length, 1.2));
  const widths = new Float64Array(places.length).fill(1);
  for (const k of known) widths[k] = width;
  return widths;
};

/** Ascending by place, of equal ones by their order. */
function knownOf(places: Float64Array): readonly number[] {
  const known: number[] = [];
  places.forEach((place, k) => {
    if (!Number.isNaN(place)) known.push(k);
  });
  return known.sort((a, b) => places[a]! - places[b]! || a - b);
}

function leastWidth(count: number, power: number): number {
  return 1 / Math.min(100, (count + 2) ** power);
}

function clipped(width: number, least: number): number {
  return Math.min(1, Math.max(least, width));
}
