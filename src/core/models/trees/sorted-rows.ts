import type { Rows } from '../learner';

/** The features of the training rows, and for each the rows by its size: sorted once, for all trees. */
export interface SortedColumns {
  readonly count: number;
  readonly width: number;
  /** [width][count] */
  readonly columns: readonly Float64Array[];
  /** Numbers of rows, ascending by the feature; equal ones by their number. [width][count] */
  readonly orders: readonly Int32Array[];
}

export function sortColumns({ values, count, width }: Rows): SortedColumns {
  const columns: Float64Array[] = [];
  const orders: Int32Array[] = [];
  for (let f = 0; f < width; f++) {
    const column = new Float64Array(count);
    for (let row = 0; row < count; row++) column[row] = values[row * width + f]!;
    columns.push(column);
    orders.push(Int32Array.from(column, (_, row) => row).sort((a, b) => column[a]! - column[b]! || a - b));
  }
  return { count, width, columns, orders };
}

/**
 * The rows of a tree, sorted by every feature at once: those of a node are the same stretch of every feature's list, and stay sorted
 * when it is split, so that no node sorts anything.
 */
export class SortedRows {
  /** [width, length] */
  readonly rows: Int32Array;
  readonly length: number;
  readonly #width: number;
  readonly #spare: Int32Array;
  readonly #goesLeft: Uint8Array;

  /** @param weights those of weight 0 are left out [count] */
  constructor({ count, width, orders }: SortedColumns, weights: Float64Array) {
    let length = 0;
    for (let row = 0; row < count; row++) if (weights[row]! > 0) length++;
    this.rows = new Int32Array(width * length);
    this.length = length;
    this.#width = width;
    this.#spare = new Int32Array(length + 1);
    this.#goesLeft = new Uint8Array(count);
    let at = 0;
    for (const order of orders) for (const row of order) if (weights[row]! > 0) this.rows[at++] = row;
  }

  /**
   * Splits the stretch from `start` to `end` after its place `middle` by `feature`. The other features' lists follow unless
   * `isLast` says that neither part will be split again.
   */
  split(feature: number, start: number, middle: number, end: number, isLast: boolean): void {
    if (isLast) return;
    const { rows, length } = this;
    const goesLeft = this.#goesLeft;
    const own = feature * length;
    for (let i = start; i < end; i++) goesLeft[rows[own + i]!] = i < middle ? 1 : 0;
    for (let f = 0; f < this.#width; f++) if (f !== feature) this.#part(f * length + start, f * length + end);
  }

  /** Those that go left first, each part in its order; without branches, which would be guessed wrong half of the time. */
  #part(from: number, to: number): void {
    const { rows } = this;
    const spare = this.#spare;
    const goesLeft = this.#goesLeft;
    let [left, right] = [from, 0];
    for (let i = from; i < to; i++) {
      const row = rows[i]!;
      const isLeft = goesLeft[row]!;
      rows[left] = row;
      spare[right] = row;
      left += isLeft;
      right += 1 - isLeft;
    }
    for (let i = 0; i < right; i++) rows[left + i] = spare[i]!;
  }
}
