import { type Db, inTransaction } from '../storage/open';
import { runsWithoutDigest, saveDigest } from '../storage/run-digests';

const perSlice = 4;
const restMs = 20;

/** Makes what the table of runs is read from for runs that lack it, of an older Longshort say, a few at a time, until it is stopped. */
export function fillDigests(db: Db, report: (error: unknown) => void): { stop(): void } {
  let timer: NodeJS.Timeout | null = null;
  let left: readonly number[] | null = null;
  const next = (): void => {
    timer = null;
    try {
      left ??= runsWithoutDigest(db);
      const slice = left.slice(0, perSlice);
      left = left.slice(perSlice);
      if (slice.length > 0) inTransaction(db, () => slice.forEach((id) => void saveDigest(db, id)));
      if (left.length > 0) timer = setTimeout(next, restMs);
    } catch (error) {
      // The table is right without them, only slower to open.
      report(error);
    }
  };
  timer = setTimeout(next, 1000);
  return {
    stop() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
