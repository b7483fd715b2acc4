/** Runs work at once as long as little was done in this turn of the event loop, else in one of the next, in the order it came. */
export type Pace = <T>(work: () => T) => Promise<T>;

/**
 * Lets the window ask for twenty results at once without keeping main from its other work for as long as all of them take together.
 *
 * @param limitMs work that may be begun in one turn
 * @param clock milliseconds, of any origin
 */
export function createPace(limitMs: number, clock: () => number = () => performance.now()): Pace {
  const waiting: (() => void)[] = [];
  let spent = 0;
  let isTurnAwaited = false;

  const timed = <T>(work: () => T): T => {
    const start = clock();
    try {
      return work();
    } finally {
      spent += clock() - start;
      awaitTurn();
    }
  };
  const awaitTurn = (): void => {
    if (isTurnAwaited) return;
    isTurnAwaited = true;
    setImmediate(() => {
      isTurnAwaited = false;
      spent = 0;
      while (waiting.length > 0 && spent < limitMs) waiting.shift()?.();
    });
  };
  return (work) => {
    if (waiting.length === 0 && spent < limitMs) return settled(() => timed(work));
    return new Promise((resolve, reject) => {
      waiting.push(() => {
        settled(() => timed(work)).then(resolve, reject);
      });
      awaitTurn();
    });
  };
}

async function settled<T>(work: () => T): Promise<T> {
  return work();
}
