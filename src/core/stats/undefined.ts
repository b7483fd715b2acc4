/**
 * Core says NaN for a figure that is undefined; what leaves core as JSON says null. An overflow is undefined
 * too.
 */
export function nullIfNaN(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** The same for every number of a flat record; other members pass as they are. */
export function nullsForNaNs<T extends object>(
  figures: T,
): { [K in keyof T]: T[K] extends number ? number | null : T[K] } {
  const entries = Object.entries(figures).map(([key, value]) => [
    key,
    typeof value === 'number' ? nullIfNaN(value) : value,
  ]);
  return Object.fromEntries(entries);
}
