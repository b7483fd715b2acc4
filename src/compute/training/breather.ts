/** Milliseconds between two breaths: a cancel message waits no longer than this and one call to the device. */
const everyMs = 50;

/**
 * A function to call between batches: every so often it lets the event loop run, so that messages arrive while training.
 * Not by a timer, which keeps the thread idle for a millisecond, and for several on a busy machine.
 */
export function createBreather(now: () => number): () => Promise<void> {
  let last = now();
  return async () => {
    if (now() - last < everyMs) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    last = now();
  };
}
