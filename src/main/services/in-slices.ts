import { setImmediate } from 'node:timers/promises';

/** Rows that one transaction changes: more would keep main from everything else for too long. */
export const sliceSize = 1000;

/** What main does at a time, in milliseconds, before it looks at whatever else it has to do. */
const turnMs = 8;

/**
 * Does work on one thing after the other, on so many in a turn of main's event loop as take no longer than main may keep others
 * waiting: how long one takes depends on the machine.
 *
 * @param clock milliseconds, of any origin
 */
export async function inTurns<T>(
  things: readonly T[],
  work: (thing: T) => void,
  clock: () => number = () => performance.now(),
): Promise<void> {
  let begun = clock();
  for (const [place, thing] of things.entries()) {
    if (place > 0 && clock() - begun >= turnMs) {
      await setImmediate();
      begun = clock();
    }
    work(thing);
  }
}

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
