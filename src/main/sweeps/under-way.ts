import { setImmediate as turn } from 'node:timers/promises';
import { AppError } from '@shared/errors';
import { storageFault } from '../storage/faults';
import { inTransaction } from '../storage/open';
import { requireSeries } from '../storage/series-source';
import { frontOf, type LiveSweep, type SweepRow } from '../storage/sweep-rows';
import { dropUnended } from '../storage/sweep-trials';
import { beginSweep, getSweep, leaveSweep, sweepSeries } from '../storage/sweeps';
import { refuseLocked } from '../storage/vault';
import { type Allowance, createAllowance } from './allowance';
import { type Bell, createBell } from './bell';
import { createHands, type Hands } from './hands';
import type { News } from './news';
import type { LiveTrial, Rest, Sweeping } from './parts';
import { replay } from './replay';
import { restOf } from './rest-of';
import { createSearch, type Search } from './search';
import { createShown } from './shown';
import { createStanding, type Standing } from './standing';
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
  beginSweep(sweeping.workspace.db, sweeping.id, sweeping.parts.clock());
  return new Work(sweeping);
}

class Work implements SweepUnderWay {
  readonly id: number;
  readonly ended: Promise<void>;
  private row: SweepRow;
  private readonly search: Search;
  private readonly standing: Standing;
  private readonly allowance: Allowance;
  private readonly hands: Hands;
  private readonly shown: News;
  private readonly bell: Bell = createBell();
  /** Aborted once it is at rest: whatever comes in later is not of it any more. */
  private readonly over = new AbortController();
  private readonly trials = new Map<number, LiveTrial>();
  private made: number;
  private isPaused = false;

  constructor(private readonly sweeping: Sweeping) {
    const { workspace, id, parts } = sweeping;
    this.id = id;
    this.row = getSweep(workspace.db, id);
    this.made = this.row.done + this.row.pruned + this.row.failed;
    this.search = createSearch(this.row);
    const { plan, spec } = this.search;
    this.standing = createStanding(plan.objectives, frontOf(this.row));
    this.allowance = createAllowance(this.row, plan.budget, parts.clock);
    this.hands = createHands((workers) =>
      parts.executor({ workspace: workspace.path, spec, lag: plan.lag, workers }),
    );
    this.shown = createShown(sweeping, this.row.name, {
      live: () => this.trials,
      ended: () => this.made,
      limit: () => this.row.trial_limit,
      secondsLeft: () => this.secondsLeft(),
      isPaused: () => this.isPaused,
      pause: () => this.pause(),
    });
    this.ended = this.workToTheEnd();
  }

  pause(): void {
    if (this.isPaused || this.isOver) return;
    this.store(() => this.leave({ state: 'paused', problem: null }));
    this.isPaused = true;
    this.changed();
  }

  go(): boolean {
    if (this.isOver) return false;
    if (!this.isPaused) return true;
    this.store(() => beginSweep(this.db, this.id, this.sweeping.parts.clock()));
    this.isPaused = false;
    this.allowance.restart();
    this.changed();
    return true;
  }

  refresh(): void {
    this.row = getSweep(this.db, this.id);
    this.changed();
  }

  stop(): void {
    this.comeToRest({ state: 'stopped', problem: null });
  }

  close(): void {
    this.comeToRest(
      this.isPaused ? { state: 'paused', problem: null } : { state: 'interrupted', problem: words.closed },
    );
  }

  live(): LiveSweep {
    return { trials: this.trials, seconds: this.allowance.seconds(), secondsLeft: this.secondsLeft() };
  }

  pids(): readonly number[] {
    return this.hands.pids();
  }

  private async workToTheEnd(): Promise<void> {
    try {
      await this.work();
    } catch (error) {
      this.meet(error);
    }
    await this.hands.drop().catch(this.sweeping.parts.report);
    this.shown.close();
  }

  private async work(): Promise<void> {
    prepare(this.sweeping, this.search);
    await replay(this.sweeping, this.search, this.standing, this.over.signal);
    while (!this.isOver) {
      if (this.beginNext()) await turn();
      else if (this.trials.size === 0 && !this.hands.isRight(this.row.workers)) await this.changeHands();
      else {
        const rest = this.restNow();
        if (rest === null) await this.bell.wait();
        else this.comeToRest(rest);
      }
    }
  }

  /** False where no trial may begin now. */
  private beginNext(): boolean {
    const next = this.mayBegin() ? this.search.course.next(this.row.trial_limit ?? Infinity) : null;
    if (next === null) return false;
    const { number } = next;
    this.trials.set(number, { number, worker: 0, fraction: 0, epochLosses: [] });
    this.shown.changed(number);
    void makeTrial(next, {
      ...this.sweeping,
      search: this.search,
      standing: this.standing,
      executor: this.hands.take(this.row.workers),
      signal: this.over.signal,
      seconds: this.allowance.seconds,
      onProgress: (trial) => this.hear(trial),
    })
      .then(
        () => this.count(),
        (error: unknown) => this.meet(error),
      )
      .finally(() => this.forget(number));
    return true;
  }

  private mayBegin(): boolean {
    const { row, hands, allowance, trials } = this;
    return (
      !this.isPaused &&
      !this.isGivenUp() &&
      allowance.hoursLeft() > 0 &&
      hands.isRight(row.workers) &&
      trials.size < Math.max(1, hands.capacity())
    );
  }

  /** Whether its trials show that it leads nowhere. */
  private isGivenUp(): boolean {
    const end = this.search.course.ending();
    return end !== null && end.kind !== 'patience';
  }

  /** How it is to rest, where nothing is left to be done. */
  private restNow(): Rest | null {
    const { plan, course } = this.search;
    const { objectives, budget } = plan;
    const end = course.ending();
    if (end !== null && end.kind !== 'patience')
      return { state: 'failed', problem: words.failureOf(end, objectives) };
    if (this.trials.size > 0) return null;
    if (this.isPaused) return { state: 'paused', problem: null };
    if (end !== null) return { state: 'done', problem: words.patienceOver(budget.patience) };
    if (this.allowance.hoursLeft() <= 0)
      return { state: 'done', problem: words.hoursOver(budget.hours ?? 0) };
    return { state: 'done', problem: words.allMade(this.row.trial_limit ?? this.made) };
  }

  /** Stored at once, and nothing of it after that. */
  private comeToRest(as: Rest): void {
    if (this.isOver) return;
    this.over.abort();
    this.trials.clear();
    try {
      this.store(() => {
        this.leave(as);
        if (as.state !== 'paused' && as.state !== 'interrupted') dropUnended(this.db, this.id);
      });
    } catch (error) {
      this.sweeping.parts.report(error);
    }
    this.changed();
  }

  private meet(fault: unknown): void {
    if (this.isOver) return;
    if (!(fault instanceof AppError)) this.sweeping.parts.report(fault);
    this.comeToRest(restOf(fault, this.sweeping.workspace.path));
  }

  private async changeHands(): Promise<void> {
    await this.hands.drop();
    this.allowance.restart();
  }

  private hear(trial: LiveTrial): void {
    if (!this.trials.has(trial.number)) return;
    this.trials.set(trial.number, trial);
    this.shown.changed(trial.number);
  }

  private count(): void {
    this.made++;
    this.allowance.ended();
  }

  private forget(number: number): void {
    this.trials.delete(number);
    if (!this.isOver) this.shown.changed(number);
    this.bell.ring();
  }

  private changed(): void {
    this.shown.changed();
    this.bell.ring();
  }

  private leave(as: Rest): void {
    const seconds = this.allowance.seconds();
    leaveSweep(this.db, this.id, { ...as, seconds }, this.sweeping.parts.clock());
  }

  private store(work: () => void): void {
    try {
      inTransaction(this.db, work);
    } catch (error) {
      throw storageFault(error, this.sweeping.workspace.path);
    }
  }

  private secondsLeft(): number | null {
    const { trial_limit: limit } = this.row;
    return this.isPaused
      ? null
      : this.allowance.secondsLeft(limit === null ? null : Math.max(0, limit - this.made));
  }

  private get isOver(): boolean {
    return this.over.signal.aborted;
  }

  private get db() {
    return this.sweeping.workspace.db;
  }
}

/** Asked whenever it is taken up: a series may be gone by now, or a period locked. */
function prepare({ workspace: { db }, id }: Sweeping, { spec }: Search): void {
  const series = sweepSeries(db, id);
  requireSeries(db, spec.data, series);
  refuseLocked(db, spec.data, series);
}
