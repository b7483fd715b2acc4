import { quantileOfSorted } from '../stats/quantile';

/**
 * Upper edges of all bins but the last, at the quantiles of the training values, so that every bin holds as many of them; edges that
 * fall together are one, so ties make fewer bins.
 *
 * @param sorted the training values in ascending order
 */
export function quantileEdges(sorted: Float64Array, bins: number): Float64Array {
  const edges = Array.from({ length: bins - 1 }, (_, i) => quantileOfSorted(sorted, (i + 1) / bins));
  return Float64Array.from(new Set(edges));
}

/** Number of the bin of each value: that of the edges below it; a value on an edge belongs to the lower bin. */
export function binNumbers(values: ArrayLike<number>, edges: Float64Array): Uint16Array {
  const numbers = new Uint16Array(values.length);
  for (let i = 0; i < numbers.length; i++) numbers[i] = edgesBelow(values[i]!, edges);
  return numbers;
}

function edgesBelow(value: number, edges: Float64Array): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
