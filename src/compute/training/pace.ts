/** Milliseconds a call to a device should take: long enough that calls cost nothing, short enough to stop and to show progress. */
const wanted = { least: 25, most: 100 } as const;

/** How many updates to hand a device at once. The number changes no bits, see `Trainer.steps`. */
export interface Pace {
  /** At most `left`. */
  updates(left: number): number;
  /** Says how long a call of so many updates took. */
  took(updates: number, milliseconds: number): void;
}

/** Begins with one update and doubles or halves from what calls take. */
export function createPace(): Pace {
  let size = 1;
  return {
    updates: (left) => Math.min(size, left),
    took(updates, milliseconds) {
      // A call that was cut short by the end of an epoch says nothing about larger ones.
      if (milliseconds < wanted.least && updates === size) size *= 2;
      if (milliseconds > wanted.most && size > 1) size /= 2;
    },
  };
}
