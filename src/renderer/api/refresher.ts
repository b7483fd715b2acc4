export interface Refresher {
  /** Of these; all of them where there are none. */
  readonly ask: (ids: readonly number[]) => void;
}

/**
 * Refreshes what changed, one time after the other: what changes meanwhile is refreshed together once that is over. Asked for anew at each
 * change, answers that come slower than changes would never arrive.
 *
 * @param refresh null stands for everything; must not reject
 */
export function createRefresher(refresh: (ids: ReadonlySet<number> | null) => Promise<void>): Refresher {
  let waiting: Set<number> | null = new Set();
  let isBusy = false;
  const next = async (): Promise<void> => {
    isBusy = true;
    while (waiting === null || waiting.size > 0) {
      const asked: ReadonlySet<number> | null = waiting;
      waiting = new Set();
      await refresh(asked);
    }
    isBusy = false;
  };
  return {
    ask(ids) {
      if (ids.length === 0) waiting = null;
      for (const id of ids) waiting?.add(id);
      if (!isBusy) void next();
    },
  };
}
