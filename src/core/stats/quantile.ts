/**
 * Quantile of values in ascending order, the share of them that lies below it from 0 to 1, straight lines between the
 * values: definition 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages" (The American Statistician 50(4),
 * 1996), the default of NumPy. NaN of no values.
 *
 * @param length how many of the values count, from the first; all of them where left out
 */
export function quantileOfSorted(
  sorted: ArrayLike<number>,
  share: number,
  length: number = sorted.length,
): number {
  return valueAt(sorted, share * (length - 1), length);
}

/** The value at a place from 0 to length - 1, between two on the line that joins them, in NumPy's order of operations. */
export function valueAt(sorted: ArrayLike<number>, place: number, length: number = sorted.length): number {
  if (length === 0) return NaN;
  const below = Math.min(Math.floor(place), length - 1);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, length - 1)]!;
  const along = place - below;
  const gap = high - low;
  return along < 0.5 ? low + gap * along : high - gap * (1 - along);
}
