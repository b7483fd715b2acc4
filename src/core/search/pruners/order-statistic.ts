/**
 * The k-th smallest of numbers that come one by one, where k follows from how many there are and never falls: in logarithmic time, by a heap of
 * the k smallest and one of the others.
 */
export class OrderStatistic {
  /** The k smallest with their signs turned, so that both heaps have their least on top. */
  readonly #smallest: number[] = [];
  readonly #others: number[] = [];
  readonly #placeOf: (count: number) => number;

  /** @param placeOf k of so many numbers, from 1 */
  constructor(placeOf: (count: number) => number) {
    this.#placeOf = placeOf;
  }

  get count(): number {
    return this.#smallest.length + this.#others.length;
  }

  add(value: number): void {
    if (value <= this.value) push(this.#smallest, -value);
    else push(this.#others, value);
    const place = this.#placeOf(this.count);
    while (this.#smallest.length < place) push(this.#smallest, -pop(this.#others));
    while (this.#smallest.length > place) push(this.#others, -pop(this.#smallest));
  }

  /** NaN of none. */
  get value(): number {
    return -(this.#smallest[0] ?? NaN);
  }

  /** The one after it in order; NaN where there is none. */
  get next(): number {
    return this.#others[0] ?? NaN;
  }
}

function push(heap: number[], value: number): void {
  let at = heap.length;
  heap.push(value);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent]! <= value) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = value;
}

/** Takes the least off a heap that is not empty. */
function pop(heap: number[]): number {
  const least = heap[0]!;
  const value = heap.pop()!;
  const { length } = heap;
  if (length === 0) return least;
  let at = 0;
  for (let child = 1; child < length; child = 2 * at + 1) {
    if (child + 1 < length && heap[child + 1]! < heap[child]!) child++;
    if (heap[child]! >= value) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = value;
  return least;
}
