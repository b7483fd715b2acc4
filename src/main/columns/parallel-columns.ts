import { giveBack } from '@core/columns';
import {
  areKept,
  type ColumnSource,
  type ComputeColumn,
  type OpenColumns,
} from '@core/dataset/column-source';
import type { ResolvedFeature } from '@core/features/registry';
import { type SharedWork, shareWork, slotOf } from './shared-work';
import { TaskBoard } from './task-board';

/** Threads that help with one piece of work. */
export interface Helpers {
  /** Resolves once they are gone. */
  end(): Promise<void>;
}

export interface ParallelParts {
  /** Threads beside the one that asks. */
  readonly helpers: number;
  readonly begin: (work: SharedWork) => Helpers;
  /** What computes a feature in the thread that asks; the others may do it otherwise, the bits being the same. */
  readonly compute: ComputeColumn;
  /** Whether the values of so many features of so many bars are kept for the second look. */
  readonly isKept?: (features: number, bars: number) => boolean;
  readonly patienceMs?: number;
}

/** How long the owner waits for one feature before it computes it itself: a thread may have been lost with it. */
const defaultPatienceMs = 5000;

/** Results that there is room for, for each thread, where they are not kept. */
const slotsPerThread = 3;

/** Computes features on the threads that `begin` sets to work and on the one that asks, which must be none that users wait for. */
export function parallelColumns({
  helpers,
  begin,
  compute,
  isKept = areKept,
  patienceMs,
}: ParallelParts): OpenColumns {
  return (market, features) => {
    const few = Math.min((helpers + 1) * slotsPerThread, 2 * features.length);
    const plan = isKept(features.length, market.bars.time.length)
      ? { looks: 1, slots: features.length }
      : { looks: 2, slots: few };
    const work = shareWork(market, features, plan);
    return new ParallelColumns(work, market, features, begin(work), compute, patienceMs);
  };
}

class ParallelColumns implements ColumnSource {
  private readonly board: TaskBoard;
  /** Values that this thread computed itself, by task. */
  private readonly own = new Map<number, Float64Array>();
  private looks = 0;

  constructor(
    private readonly work: SharedWork,
    private readonly market: Parameters<OpenColumns>[0],
    private readonly features: readonly ResolvedFeature[],
    private readonly helpers: Helpers,
    private readonly computeColumn: ComputeColumn,
    private readonly patienceMs = defaultPatienceMs,
  ) {
    this.board = new TaskBoard(work.board);
  }

  each(visit: (values: Float64Array, f: number) => void): void {
    const { tasks } = this.work.board;
    const isKept = tasks === this.features.length;
    const first = isKept ? 0 : this.looks * this.features.length;
    if (first >= tasks) throw new Error('The features were looked at twice already.');
    this.looks++;
    for (let f = 0; f < this.features.length; f++) {
      visit(this.valuesOf(first + f), f);
      if (!isKept) this.release(first + f);
    }
  }

  close(): void {
    void this.helpers.end();
    giveBack(...this.own.values());
    this.own.clear();
  }

  private valuesOf(task: number): Float64Array {
    for (;;) {
      const own = this.own.get(task);
      if (own !== undefined) return own;
      const state = this.board.stateOf(task);
      if (state === 'done') return slotOf(this.work, task);
      if (state === 'failed') this.compute(task);
      else this.bePatient(task, state);
    }
  }

  /** Another thread has the task, or nobody: rather than wait, this one takes what comes next. */
  private bePatient(task: number, state: 'open' | 'writing'): void {
    const next = this.board.take();
    if (next === null) {
      if (!this.board.waitWhile(task, state, this.patienceMs)) this.board.giveUp(task);
    } else if (next === task) this.compute(task);
    else this.computeAhead(next);
  }

  /** An error is thrown when the feature's turn comes, as it would be had it been computed then. */
  private computeAhead(task: number): void {
    try {
      this.compute(task);
    } catch {
      this.board.giveUp(task);
    }
  }

  private compute(task: number): void {
    this.own.set(task, this.computeColumn(this.market, this.features[task % this.features.length]!));
  }

  private release(task: number): void {
    const own = this.own.get(task);
    if (own !== undefined) {
      this.own.delete(task);
      giveBack(own);
    }
    this.board.release(task);
  }
}
