/** Wakes whoever waits for something to happen; a ring that nobody waited for is not lost. */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring, at once where it rang since the last wait. */
  wait(): Promise<void>;
}

export function createBell(): Bell {
  let hasRung = false;
  let waiting: (() => void) | null = null;
  return {
    ring() {
      hasRung = true;
      waiting?.();
    },
    async wait() {
      if (!hasRung)
        await new Promise<void>((resolve) => {
          waiting = resolve;
        });
      waiting = null;
      hasRung = false;
    },
  };
}
