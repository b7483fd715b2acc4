import { setImmediate } from 'node:timers/promises';

/** Rows that one transaction changes: more would keep main from everything else for too long. */
export const sliceSize = 1000;

/** Does work on many things a slice at a time; in between main does whatever else it has to. */
export async function inSlices<T>(
  things: readonly T[],
  size: number,
  work: (slice: readonly T[]) => void,
): Promise<void> {
  for (let from = 0; from < things.length; from += size) {
    if (from > 0) await setImmediate();
    work(things.slice(from, from + size));
  }
}
