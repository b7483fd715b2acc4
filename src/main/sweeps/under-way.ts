import { setImmediate as turn } from 'node:timers/promises';
import { AppError } from '@shared/errors';
import { storageFault } from '../storage/faults';
import { inTransaction } from '../storage/open';
import { requireSeries } from '../storage/series-source';
import { frontOf, type LiveSweep } from '../storage/sweep-rows';
import { dropUnended } from '../storage/sweep-trials';
import { beginSweep, getSweep, leaveSweep, sweepSeries } from '../storage/sweeps';
import { refuseLocked } from '../storage/vault';
import { createBell } from './bell';
import { createHands } from './hands';
import { createPace } from './pace';
import type { LiveTrial, Rest, Sweeping } from './parts';
import { replay } from './replay';
import { restOf } from './rest-of';
import { createSearch, type Search } from './search';
import { createShown } from './shown';
import { createStanding } from './standing';
import { makeTrial } from './trial-at-work';
import * as words from './words';

/** A sweep that is being worked on, until it comes to rest. */
export interface SweepUnderWay {
  readonly id: number;
  /** Begins no more trials, and rests when those under way have ended. */
  pause(): void;
  /** Takes a pause back; false where it has come to rest already. */
  go(): boolean;
  /** Its limit or its workers were changed. */
  refresh(): void;
  /** Ends it for good, at once; what was under way was never made. */
  stop(): void;
  /** Leaves it to be continued one day, at once; what was under way is begun anew then. */
  close(): void;
  live(): LiveSweep;
  /** Processes at work. */
  pids(): readonly number[];
  /** Resolves once nothing of it is at work. */
  readonly ended: Promise<void>;
}

/** Takes a sweep up that waits. @throws what keeps that from being stored */
export function workOn(sweeping: Sweeping): SweepUnderWay {
  const { workspace, id, parts } = sweeping;
  const { db } = workspace;
  const begunAt = parts.clock();
  beginSweep(db, id, begunAt);
  let row = getSweep(db, id);
  const { seconds: before, since_seconds: since } = row;
  const search = createSearch(row);
  const { plan, spec, course } = search;
  const standing = createStanding(plan.objectives, frontOf(row));
  const over = new AbortController();
  const bell = createBell();
  const pace = createPace(begunAt);
  const live = new Map<number, LiveTrial>();
  const hands = createHands((workers) =>
    parts.executor({ workspace: workspace.path, spec, lag: plan.lag, workers }),
  );
  let ended = row.done + row.pruned + row.failed;
  let isPaused = false;

  const seconds = (): number => before + (parts.clock() - begunAt) / 1000;
  const hoursLeft = (): number =>
    plan.budget.hours === null ? Infinity : plan.budget.hours * 3600 - (seconds() - since);
  const secondsLeft = (): number | null => {
    const trials = row.trial_limit === null ? null : Math.max(0, row.trial_limit - ended);
    const byPace = trials === null || isPaused ? null : pace.secondsFor(trials, parts.clock());
    const least = Math.min(byPace ?? Infinity, Math.max(0, hoursLeft()));
    return Number.isFinite(least) ? least : null;
  };
  const pause = (): void => {
    if (isPaused || over.signal.aborted) return;
    isPaused = true;
    leaveSweep(db, id, { state: 'paused', problem: null, seconds: seconds() }, parts.clock());
    shown.changed();
    bell.ring();
  };
  const shown = createShown(sweeping, row.name, {
    live: () => live,
    ended: () => ended,
    limit: () => row.trial_limit,
    secondsLeft,
    isPaused: () => isPaused,
    pause,
  });

  /** Stored at once: whatever comes in later is not of it any more. */
  const comeToRest = (as: Rest): void => {
    if (over.signal.aborted) return;
    over.abort();
    live.clear();
    try {
      inTransaction(db, () => {
        leaveSweep(db, id, { ...as, seconds: seconds() }, parts.clock());
        if (as.state !== 'paused' && as.state !== 'interrupted') dropUnended(db, id);
      });
    } catch (error) {
      parts.report(storageFault(error, workspace.path));
    }
    shown.changed();
    bell.ring();
  };
  const meet = (fault: unknown): void => {
    if (over.signal.aborted) return;
    if (!(fault instanceof AppError)) parts.report(fault);
    comeToRest(restOf(fault, workspace.path));
  };
  const mayBegin = (): boolean =>
    !isPaused && hoursLeft() > 0 && hands.isRight(row.workers) && live.size < Math.max(1, hands.capacity());

  /** Begins the next trial; false where none may begin now. */
  const beginNext = (): boolean => {
    const next = mayBegin() ? course.next(row.trial_limit ?? Infinity) : null;
    if (next === null) return false;
    const { number } = next;
    const executor = hands.take(row.workers);
    live.set(number, { number, worker: 0, fraction: 0, epochLosses: [] });
    const onProgress = (trial: LiveTrial): void => {
      if (live.has(number)) live.set(number, trial);
      shown.changed(number);
    };
    makeTrial(next, { ...sweeping, search, standing, executor, signal: over.signal, seconds, onProgress })
      .then(() => {
        ended++;
        pace.ended(parts.clock());
      })
      .catch(meet)
      .finally(() => {
        live.delete(number);
        if (!over.signal.aborted) shown.changed(number);
        bell.ring();
      });
    shown.changed(number);
    return true;
  };
  const isGivenUp = (): boolean => ['failing', 'undefined'].includes(course.ending()?.kind ?? '');
  const restNow = (): Rest | null => {
    const end = course.ending();
    if (end !== null && end.kind !== 'patience')
      return { state: 'failed', problem: words.failureOf(end, plan.objectives) };
    if (live.size > 0) return null;
    if (isPaused) return { state: 'paused', problem: null };
    if (end !== null) return { state: 'done', problem: words.patienceOver(plan.budget.patience) };
    if (hoursLeft() <= 0) return { state: 'done', problem: words.hoursOver(plan.budget.hours ?? 0) };
    return { state: 'done', problem: words.allMade(row.trial_limit ?? ended) };
  };
  const work = async (): Promise<void> => {
    prepare(sweeping, search);
    await replay(sweeping, search, standing, over.signal);
    while (!over.signal.aborted) {
      if (!isGivenUp() && beginNext()) {
        await turn();
        continue;
      }
      if (live.size === 0 && !hands.isRight(row.workers)) {
        await hands.drop();
        pace.restart(parts.clock());
        continue;
      }
      const rest = restNow();
      if (rest !== null) comeToRest(rest);
      else await bell.wait();
    }
  };
  const finished = work()
    .catch(meet)
    .then(() => hands.drop())
    .catch(parts.report)
    .then(() => {
      live.clear();
      shown.close();
    });

  return {
    id,
    pause,
    go() {
      if (over.signal.aborted) return false;
      if (isPaused) {
        isPaused = false;
        beginSweep(db, id, parts.clock());
        pace.restart(parts.clock());
        shown.changed();
        bell.ring();
      }
      return true;
    },
    refresh() {
      row = getSweep(db, id);
      shown.changed();
      bell.ring();
    },
    stop: () => comeToRest({ state: 'stopped', problem: null }),
    close: () =>
      comeToRest(
        isPaused ? { state: 'paused', problem: null } : { state: 'interrupted', problem: words.closed },
      ),
    live: () => ({ trials: live, seconds: seconds(), secondsLeft: secondsLeft() }),
    pids: hands.pids,
    ended: finished,
  };
}

/** Asked whenever it is taken up: a series may be gone by now, or a period locked. */
function prepare({ workspace: { db }, id }: Sweeping, { spec }: Search): void {
  const series = sweepSeries(db, id);
  requireSeries(db, spec.data, series);
  refuseLocked(db, spec.data, series);
}
