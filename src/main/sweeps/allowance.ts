import type { Budget } from '@shared/sweep-plan';
import type { SweepRow } from '../storage/sweep-rows';
import { createPace } from './pace';

/** What a sweep has used of its time, and what is left. Seconds under way, pauses not among them. */
export interface Allowance {
  /** Under way until now, all in all. */
  seconds(): number;
  /** Of the hours of its budget; Infinity where there is no such limit. */
  hoursLeft(): number;
  /** Until its budget is used up, by the pace of the newest trials; null where it cannot be told. */
  secondsLeft(trials: number | null): number | null;
  ended(): void;
  /** From now on trials are made otherwise. */
  restart(): void;
}

/** @param clock milliseconds */
export function createAllowance(
  { seconds: before, since_seconds: since }: Pick<SweepRow, 'seconds' | 'since_seconds'>,
  { hours }: Budget,
  clock: () => number,
): Allowance {
  const begunAt = clock();
  const pace = createPace(begunAt);
  const seconds = (): number => before + (clock() - begunAt) / 1000;
  const hoursLeft = (): number => (hours === null ? Infinity : hours * 3600 - (seconds() - since));
  return {
    seconds,
    hoursLeft,
    secondsLeft(trials) {
      const byPace = trials === null ? null : pace.secondsFor(trials, clock());
      const least = Math.min(byPace ?? Infinity, Math.max(0, hoursLeft()));
      return Number.isFinite(least) ? least : null;
    },
    ended: () => pace.ended(clock()),
    restart: () => pace.restart(clock()),
  };
}
