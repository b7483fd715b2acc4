import { integerPower, rates } from '@core/lstm/optimizers';
import type { LaunchSize } from './kernels/source';
import type { Launch, Task } from './kernels/task';

/** What a model does in one update, or in one look at rows. */
export interface Order {
  readonly rows: Int32Array;
  /** Quads that one partial sum of its gradients takes in. */
  readonly slotQuads: number;
  /** `dropoutKeys` of the update; none where nothing is dropped. */
  readonly keys: Uint32Array;
  /** Class weights, levels or delta, as the bits of 32-bit floats; the same array for every order of a model. */
  readonly numbers: Uint32Array;
  /** All of its task that follows from neither of these nor the part. */
  readonly rule: Rule;
}

export type Rule = Omit<
  Task,
  'rowsAt' | 'keysAt' | 'numbersAt' | 'rows' | 'place' | 'batchRows' | 'slotQuads' | 'slots'
>;

/** A launch of the passes over one part of a batch: its number in the submission, and its size. */
export interface Part {
  readonly launch: number;
  readonly size: LaunchSize;
}

/** What is written to the device before a submission, and what is then dispatched. */
export class Submission {
  readonly tasks: Task[] = [];
  readonly launches: Launch[] = [];
  /** The parts of each update, in order. */
  readonly updates: (readonly Part[])[] = [];
  private readonly kept = new Map<Int32Array | Uint32Array, number>();
  private wordCount = 0;

  /** Adds one update of the models from `firstModel` on, in parts of up to `quads` quads a model. */
  add(firstModel: number, orders: readonly Order[], quads: number): void {
    const places = orders.map(({ rows, keys, numbers }) => ({
      rowsAt: this.keep(rows),
      keysAt: this.keep(keys),
      numbersAt: this.keep(numbers),
    }));
    const most = Math.max(...orders.map(({ rows }) => quadsOf(rows.length)));
    const slots = Math.max(...orders.map(slotsOf));
    const parts: Part[] = [];
    for (let from = 0; from < most; from += quads) {
      const tasks = orders.map((order, m) => taskOf(order, places[m]!, from, quads));
      parts.push({
        launch: this.launches.length,
        size: {
          quads: Math.min(quads, most - from),
          slots: Math.max(...tasks.map(slotsTouched)),
        },
      });
      this.launches.push({ taskAt: this.tasks.length, firstModel, models: orders.length, quads, slots });
      this.tasks.push(...tasks);
    }
    this.updates.push(parts);
  }

  /** Rows, keys and numbers, where the tasks say. */
  get words(): Uint32Array<ArrayBuffer> {
    const joined = new Uint32Array(Math.max(1, this.wordCount));
    for (const [words, at] of this.kept) joined.set(words, at);
    return joined;
  }

  get size(): { readonly launches: number; readonly tasks: number; readonly words: number } {
    return { launches: this.launches.length, tasks: this.tasks.length, words: this.wordCount };
  }

  private keep(words: Int32Array | Uint32Array): number {
    const known = this.kept.get(words);
    if (known !== undefined) return known;
    const at = this.wordCount;
    this.kept.set(words, at);
    this.wordCount += words.length;
    return at;
  }
}

export function quadsOf(rows: number): number {
  return Math.ceil(rows / 4);
}

/** Partial sums that a batch's gradients are added up in. */
export function slotsOf({ rows, slotQuads }: Order): number {
  return Math.ceil(quadsOf(rows.length) / slotQuads);
}

/** Adam's corrections for the update that is the `step`-th, from 1. */
export function corrections(step: number): { readonly correction1: number; readonly correction2: number } {
  return {
    correction1: 1 - integerPower(rates.beta1, step),
    correction2: 1 - integerPower(rates.beta2, step),
  };
}

function taskOf(
  order: Order,
  places: Pick<Task, 'rowsAt' | 'keysAt' | 'numbersAt'>,
  from: number,
  quads: number,
): Task {
  const { rows, slotQuads, rule } = order;
  const place = Math.min(4 * from, rows.length);
  return {
    ...rule,
    ...places,
    rowsAt: places.rowsAt + place,
    rows: Math.min(rows.length - place, 4 * quads),
    place,
    batchRows: rows.length,
    slotQuads,
    slots: slotsOf(order),
  };
}

function slotsTouched({ place, rows, slotQuads }: Task): number {
  if (rows === 0) return 0;
  const first = place / 4;
  return Math.floor((first + quadsOf(rows) - 1) / slotQuads) - Math.floor(first / slotQuads) + 1;
}
