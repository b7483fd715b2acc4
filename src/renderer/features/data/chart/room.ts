/** Buckets that a chart of a window of the usual size has room for. */
let points = 352;

/** What the last chart had room for, so that the next one asks for what it needs at once. */
export const roomForBuckets = (): number => points;

export function keepRoom(found: number): void {
  points = found;
}
