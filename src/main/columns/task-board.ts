/** What threads need to share a board; passed from one to the other as it is. */
export interface BoardPlan {
  /** In shared memory: the next task to be taken, how many were used up, and then the state of every task. */
  readonly words: Int32Array;
  readonly tasks: number;
  /** Results that there is room for: no task is begun that far ahead of the first that is not used up. */
  readonly slots: number;
}

export type TaskState = 'open' | 'writing' | 'done' | 'failed';

const states: readonly TaskState[] = ['open', 'writing', 'done', 'failed'];
const [open, writing, done, failed] = [0, 1, 2, 3];
const [nextAt, usedAt, firstState] = [0, 1, 2];

export function planBoard(tasks: number, slots: number): BoardPlan {
  const bytes = (firstState + tasks) * Int32Array.BYTES_PER_ELEMENT;
  return { words: new Int32Array(new SharedArrayBuffer(bytes)), tasks, slots };
}

/**
 * Tasks that several threads do between them: each is taken by one, in order, and the results are used in order by the thread that owns
 * the board. Where nobody helps, the owner takes them all.
 */
export class TaskBoard {
  constructor(private readonly plan: BoardPlan) {}

  /** The next task, now the caller's; null where none is left or its result would have no room. */
  take(): number | null {
    const { words, tasks, slots } = this.plan;
    for (;;) {
      const next = Atomics.load(words, nextAt);
      if (next >= Math.min(tasks, Atomics.load(words, usedAt) + slots)) return null;
      if (Atomics.compareExchange(words, nextAt, next, next + 1) === next) return next;
    }
  }

  /** As `take`, but waits for room; null where no task is left. */
  takeOrWait(): number | null {
    const { words, tasks } = this.plan;
    for (;;) {
      const used = Atomics.load(words, usedAt);
      const task = this.take();
      if (task !== null || Atomics.load(words, nextAt) >= tasks) return task;
      // Returns at once where room came since `used` was read.
      Atomics.wait(words, usedAt, used);
    }
  }

  /** Before the result is written; false where the owner gave the task up, and its room may be another's. */
  mayWrite(task: number): boolean {
    return this.change(task, open, writing);
  }

  finish(task: number): void {
    Atomics.store(this.plan.words, firstState + task, done);
    Atomics.notify(this.plan.words, firstState + task);
  }

  /** No result will come: the owner does the task itself. */
  giveUp(task: number): void {
    if (this.change(task, open, failed)) Atomics.notify(this.plan.words, firstState + task);
  }

  stateOf(task: number): TaskState {
    return states[Atomics.load(this.plan.words, firstState + task)]!;
  }

  /** Waits until the task changes from this state, so many milliseconds at most; false where it did not. */
  waitWhile(task: number, state: TaskState, ms: number): boolean {
    return Atomics.wait(this.plan.words, firstState + task, states.indexOf(state), ms) !== 'timed-out';
  }

  /** The owner needs this result and those before it no more. */
  release(task: number): void {
    Atomics.store(this.plan.words, usedAt, task + 1);
    Atomics.notify(this.plan.words, usedAt);
  }

  private change(task: number, from: number, to: number): boolean {
    return Atomics.compareExchange(this.plan.words, firstState + task, from, to) === from;
  }
}
