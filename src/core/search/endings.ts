import type { CourseTrial } from './course';
import { addToFront, type FrontTrial } from './front';

/** Why a search is over before its budget of trials or of time is used up. */
export type CourseEnd =
  | { readonly kind: 'patience' }
  /** All of the first trials failed, the first of them so. */
  | { readonly kind: 'failing'; readonly trials: number; readonly failure: string }
  /** In none of the first trials is the objective defined. */
  | { readonly kind: 'undefined'; readonly trials: number };

/** Trials that all fail before a search is given up, and that all lack the objective. */
const mostFailed = 10;
const mostUndefined = 20;

/** Judges trials in order of their numbers. Patience is over for all that could be under way by then, so that no more depends on how many are. */
export function createEndings(given: {
  readonly lag: number;
  readonly patience: number | null;
  readonly since: number;
}) {
  const patience = given.patience ?? Infinity;
  let front: readonly FrontTrial[] = [];
  let judged = 0;
  let bettered = given.since;
  let [failed, hollow] = [0, 0];
  let failure: string | null = null;
  let isHopeful = false;
  let last = Infinity;
  let ending: CourseEnd | null = null;

  return {
    judge(trial: CourseTrial): void {
      judged = trial.number + 1;
      const next = trial.losses && addToFront(front, { number: trial.number, losses: trial.losses });
      if (next !== null) {
        front = next;
        bettered = Math.max(judged, given.since);
      }
      if (ending !== null || trial.number < given.since) return;
      isHopeful ||= trial.losses !== null || trial.isPruned;
      failure ??= trial.failure;
      if (trial.failure === null) hollow++;
      else failed++;
      const count = failed + hollow;
      if (front.length > 0 && judged - bettered >= patience) {
        ending = { kind: 'patience' };
        last = trial.number + given.lag;
      } else if (!isHopeful && hollow === 0 && count === mostFailed && failure !== null)
        ending = { kind: 'failing', trials: count, failure };
      else if (!isHopeful && hollow > 0 && count === mostUndefined)
        ending = { kind: 'undefined', trials: count };
    },
    ending: (): CourseEnd | null => ending,
    /** Trials to be made at most. */
    limit: (): number => last,
  };
}
