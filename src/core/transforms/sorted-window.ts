/**
 * The last `period` values in ascending order, kept as bars pass: the oldest is taken out and the newest put in by binary
 * search and one move of memory, of at most `period` numbers. A missing value empties the window.
 */
export class SortedWindow {
  /** Ascending; the first `size` of them count. */
  readonly sorted: Float64Array;
  size = 0;
  /** The same in the order they came, in a ring; `oldest` is the next to go. */
  private readonly ring: Float64Array;
  private oldest = 0;

  constructor(private readonly period: number) {
    this.sorted = new Float64Array(period);
    this.ring = new Float64Array(period);
  }

  get isFull(): boolean {
    return this.size === this.period;
  }

  push(value: number): void {
    if (!Number.isFinite(value)) {
      this.size = 0;
      this.oldest = 0;
      return;
    }
    if (this.isFull) this.remove(this.ring[this.oldest]!);
    this.ring[this.oldest] = value;
    this.oldest = (this.oldest + 1) % this.period;
    this.insert(value);
  }

  /** How many values are below this one. */
  countBelow(value: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How many values are not above this one. */
  countUpTo(value: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.sorted[middle]! <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private remove(value: number): void {
    const at = this.countBelow(value);
    this.sorted.copyWithin(at, at + 1, this.size);
    this.size--;
  }

  private insert(value: number): void {
    const at = this.countUpTo(value);
    this.sorted.copyWithin(at + 1, at, this.size);
    this.sorted[at] = value;
    this.size++;
  }
}

/** One figure of each full window of `period` values; NaN where a window is not full or holds a missing value. */
export function overSortedWindows(
  values: Float64Array,
  period: number,
  figure: (window: SortedWindow, value: number) => number,
): Float64Array {
  const out = new Float64Array(values.length).fill(NaN);
  const window = new SortedWindow(period);
  for (let t = 0; t < values.length; t++) {
    window.push(values[t]!);
    if (window.isFull) out[t] = figure(window, values[t]!);
  }
  return out;
}
