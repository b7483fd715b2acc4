/** Between two tellings, in milliseconds. */
const pause = 100;

/** Tells of trials that changed, at once where nothing was told lately, else together with what else changes meanwhile. */
export interface News {
  /** Of a trial, or of the sweep alone. */
  changed(number?: number): void;
  /** Tells now what has not been told; nothing is told by itself any more. */
  close(): void;
}

export function createNews(tell: (numbers: readonly number[]) => void): News {
  const numbers = new Set<number>();
  let isNews = false;
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;
  const flush = (): void => {
    if (!isNews) return;
    const told = [...numbers];
    numbers.clear();
    isNews = false;
    tell(told);
  };
  const next = (): void => {
    timer = null;
    if (!isNews) return;
    flush();
    timer = setTimeout(next, pause);
  };
  return {
    changed(number) {
      if (number !== undefined) numbers.add(number);
      isNews = true;
      if (isClosed) flush();
      else if (timer === null) next();
    },
    close() {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      timer = null;
      flush();
    },
  };
}
