/** Trials that the pace is taken from, and those that must have ended before there is one. */
const newest = 20;
const least = 3;

/** How fast trials end, by the newest of them. Times in milliseconds. */
export interface Pace {
  ended(at: number): void;
  /** From now on trials are made otherwise: by more workers, or after a pause. */
  restart(at: number): void;
  /** Seconds until so many more have ended; null where it cannot be told. */
  secondsFor(trials: number, at: number): number | null;
}

export function createPace(begun: number): Pace {
  /** The beginning of the stretch, and the end of each trial in it. */
  let times = [begun];
  return {
    ended(at) {
      times = [...times.slice(-newest), at];
    },
    restart(at) {
      times = [at];
    },
    secondsFor(trials, at) {
      const ended = times.length - 1;
      if (ended < least) return null;
      const last = times[ended]!;
      const each = (last - times[0]!) / ended;
      return Math.max(0, trials * each - Math.min(at - last, each)) / 1000;
    },
  };
}
