/** Milliseconds between two breaths: a cancel message waits no longer than this and one batch. */
const usualMs = 50;

/**
 * A function to call between batches: every so often it lets the event loop run, so that messages arrive while training.
 * A timer, since that is what Node, Electron and workers have in common; not every time, since a timer takes a millisecond, and several
 * on a busy machine.
 */
export function createBreather(now: () => number, everyMs = usualMs): () => Promise<void> {
  let last = now();
  return async () => {
    if (now() - last < everyMs) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    last = now();
  };
}
