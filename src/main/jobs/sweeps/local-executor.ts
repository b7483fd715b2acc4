import { availableParallelism, totalmem } from 'node:os';
import { AppError, fromEnvelope } from '@shared/errors';
import type { Fork, FromTrialWorker, TrialPlace } from '../protocol';
import type { TrialExecutor, TrialHooks, TrialResult, TrialTask } from './executor';
import { endOf, type HeldTrial, holdTrial, recordOfLost, withWholeTime } from './held-trial';
import { createLosses } from './losses';
import { startTrialWorker, type TrialWorker } from './trial-worker';

export interface LocalExecutorParts {
  readonly fork: Fork;
  readonly workspacePath: string;
  /** Processes to work with. */
  readonly workers: number;
  /** Processors that they share; those of the machine where it is not said. */
  readonly processors?: number;
  /** Trials that a process makes at the same time, where its device gains by it; one where it is not said. */
  readonly together?: number;
}

/** Of the two seconds in which a trial that is cancelled is to have ended. */
const graceMs = 1000;

/** What all workers together may keep from trial to trial. */
const shareOfMemory = 0.2;
const mostKeptBytes = 512 * 1024 * 1024;

/** Makes trials in processes of this machine, which stay until `stop`. */
export function createLocalExecutor(parts: LocalExecutorParts): TrialExecutor {
  return new Workshop(parts);
}

/** A worker and what it was given, in the order in which it makes them. */
interface Seat {
  readonly worker: TrialWorker;
  readonly held: HeldTrial[];
  /** When it ended its last trial; milliseconds from any origin. */
  freeAt: number;
  /** Ended on purpose: no loss. */
  isDismissed: boolean;
}

class Workshop implements TrialExecutor {
  private readonly waiting: HeldTrial[] = [];
  private readonly seats = new Map<number, Seat>();
  private readonly losses = createLosses({
    again: (trials) => this.again(trials),
    fail: (trial, code) => trial.resolve(recordOfLost(trial, code)),
    giveUp: (times, code) => void this.giveUp(unkept(times, code)),
    hasOthers: () => this.waiting.length > 0 || [...this.seats.values()].some(({ held }) => held.length > 0),
  });
  private readonly together: number;
  private readonly workers: number;
  private nextId = 1;
  private end: AppError | null = null;

  constructor(private readonly parts: LocalExecutorParts) {
    this.workers = Math.max(1, parts.workers);
    this.together = parts.together ?? 1;
  }

  get capacity(): number {
    return 2 * this.workers * this.together;
  }

  run(task: TrialTask, hooks: TrialHooks, signal: AbortSignal): Promise<TrialResult> {
    return new Promise((resolve, reject) => {
      const refused = this.end ?? (signal.aborted ? cancelled() : null);
      if (refused !== null) return reject(refused);
      const onAbort = () => this.cancel(trial);
      const settle = () => signal.removeEventListener('abort', onAbort);
      const trial = holdTrial(this.nextId++, task, hooks, signal, { resolve, reject, settle });
      signal.addEventListener('abort', onAbort);
      this.waiting.push(trial);
      this.deal();
    });
  }

  pids(): readonly number[] {
    return [...this.seats.values()].flatMap(({ worker }) => worker.pid ?? []);
  }

  stop(): Promise<void> {
    return this.giveUp(cancelled());
  }

  /** Gives what waits to whoever has hands free; who has nothing to do gets what waits at another. */
  private deal(): void {
    if (this.end !== null) return;
    while (this.waiting.length > 0) {
      const seat = this.seatFor(this.waiting[0]!);
      if (seat === null) return;
      this.give(seat, this.waiting.shift()!);
    }
    const hasIdle = [...this.seats.values()].some(
      ({ held, isDismissed }) => held.length === 0 && !isDismissed,
    );
    if (hasIdle) this.relieve();
  }

  /** One without work, else a new one, else one that has the fewest waiting at it; null where all have enough. */
  private seatFor({ isSuspect }: HeldTrial): Seat | null {
    const seats = [...this.seats.values()].filter(
      ({ isDismissed, held }) => !isDismissed && !held.some((trial) => trial.isSuspect),
    );
    const least = seats.reduce<Seat | null>(
      (best, seat) => (best === null || seat.held.length < best.held.length ? seat : best),
      null,
    );
    if (least !== null && least.held.length < (isSuspect ? 1 : this.together)) return least;
    const free = Array.from({ length: this.workers }, (_, place) => place).find(
      (place) => !this.seats.has(place),
    );
    if (free !== undefined) return this.seat(free);
    return least !== null && !isSuspect && least.held.length < 2 * this.together ? least : null;
  }

  private seat(place: number): Seat {
    const worker = startTrialWorker(this.parts.fork, place, {
      onMessage: (message) => this.hear(seat, message),
      onGone: (code) => this.lose(seat, code),
    });
    const seat: Seat = { worker, held: [], freeAt: 0, isDismissed: false };
    this.seats.set(place, seat);
    return seat;
  }

  private give(seat: Seat, trial: HeldTrial): void {
    trial.givenAt = performance.now();
    trial.hasBegun = false;
    seat.held.push(trial);
    seat.worker.send({ type: 'trial', id: trial.id, task: trial.task, place: this.placeOf() });
  }

  private placeOf(): TrialPlace {
    const { workspacePath: workspace, processors = availableParallelism() } = this.parts;
    return {
      workspace,
      threads: Math.max(1, Math.floor(processors / this.workers)),
      keptBytes: Math.min(mostKeptBytes, (shareOfMemory * totalmem()) / this.workers),
      together: this.together,
    };
  }

  private relieve(): void {
    const busiest = [...this.seats.values()].find(({ held }) => held.length > this.together);
    const trial = busiest?.held.findLast(({ hasBegun }) => !hasBegun);
    if (trial !== undefined) busiest?.worker.send({ type: 'withdraw-trial', id: trial.id });
  }

  private hear(seat: Seat, message: FromTrialWorker): void {
    const trial = seat.held.find(({ id }) => id === message.id);
    if (trial === undefined) return;
    switch (message.type) {
      case 'trial-begun':
        trial.hasBegun = true;
        trial.epochLosses = [];
        trial.hooks.onWorker(seat.worker.place);
        return;
      case 'trial-progress':
        trial.epochLosses = [...trial.epochLosses.slice(0, message.from), ...message.losses];
        trial.hooks.onProgress({ fraction: message.fraction, epochLosses: trial.epochLosses });
        return;
      case 'trial-withdrawn':
        take(seat, trial);
        this.again([trial]);
        return;
      case 'trial-ended': {
        take(seat, trial);
        const { freeAt } = seat;
        seat.freeAt = performance.now();
        if (message.outcome.ok)
          trial.resolve(withWholeTime(message.outcome.value, trial, freeAt, seat.freeAt));
        else trial.reject(fromEnvelope(message.outcome.error));
        this.losses.ended();
        this.losses.settle();
      }
    }
  }

  /** Trials wait again, before all that came after them. */
  private again(trials: readonly HeldTrial[]): void {
    for (const trial of trials) {
      if (this.end !== null) trial.reject(this.end);
      else if (trial.signal.aborted) trial.reject(cancelled());
      else this.waiting.push(trial);
    }
    this.waiting.sort((a, b) => a.id - b.id);
    this.deal();
  }

  private cancel(trial: HeldTrial): void {
    const at = this.waiting.indexOf(trial);
    if (at >= 0) this.waiting.splice(at, 1);
    if (at >= 0 || this.losses.take(trial)) {
      trial.reject(cancelled());
      this.losses.settle();
      return;
    }
    const seat = [...this.seats.values()].find(({ held }) => held.includes(trial));
    if (seat === undefined) return;
    seat.worker.send({ type: 'cancel-trial', id: trial.id });
    setTimeout(() => seat.held.includes(trial) && this.dismiss(seat), graceMs).unref();
  }

  private dismiss(seat: Seat): void {
    seat.isDismissed = true;
    seat.worker.kill();
  }

  private lose(seat: Seat, code: number | null): void {
    this.seats.delete(seat.worker.place);
    if (this.end !== null) return;
    const trials = seat.held.splice(0);
    if (seat.isDismissed) this.again(trials);
    else this.losses.add(trials, code);
  }

  private async giveUp(error: AppError): Promise<void> {
    this.end ??= error;
    const seats = [...this.seats.values()];
    const held = seats.flatMap((seat) => seat.held.splice(0));
    for (const trial of [...this.waiting.splice(0), ...held, ...this.losses.drop()]) trial.reject(error);
    for (const seat of seats) this.dismiss(seat);
    await Promise.all(seats.map(({ worker }) => worker.gone));
  }
}

function take(seat: Seat, trial: HeldTrial): void {
  seat.held.splice(seat.held.indexOf(trial), 1);
}

function cancelled(): AppError {
  return new AppError('cancelled', 'The trial was cancelled.');
}

function unkept(times: number, code: number | null): AppError {
  return new AppError(
    'internal',
    `The processes that make trials ended ${times} times, and no trial was made in between (the last time: ${endOf(code)}). Free memory, or let fewer processes work on it.`,
  );
}
