/** Of one level of detail: `factor` of its entries make one entry of the result. */
export interface Merge {
  readonly factor: number;
  /** Entries of the result, the last exclusive; entry k is made of k * factor to (k + 1) * factor, exclusive. */
  readonly first: number;
  readonly end: number;
}

/** Every `factor`-th value: what comes first in each bucket. */
export function firstOf(values: Float64Array, merge: Merge): Float64Array {
  return fold(values, merge, (from) => values[from]!);
}

/** The last value that is there, NaN where none is. */
export function lastOf(values: Float64Array, merge: Merge): Float64Array {
  return fold(values, merge, (from, to) => {
    let last = to - 1;
    while (last > from && Number.isNaN(values[last]!)) last--;
    return values[last]!;
  });
}

export function lowestOf(values: Float64Array, merge: Merge): Float64Array {
  return fold(values, merge, (from, to) => {
    let lowest = Number.NaN;
    for (let i = from; i < to; i++)
      if (!Number.isNaN(values[i]!) && !(values[i]! >= lowest)) lowest = values[i]!;
    return lowest;
  });
}

export function highestOf(values: Float64Array, merge: Merge): Float64Array {
  return fold(values, merge, (from, to) => {
    let highest = Number.NaN;
    for (let i = from; i < to; i++)
      if (!Number.isNaN(values[i]!) && !(values[i]! <= highest)) highest = values[i]!;
    return highest;
  });
}

/** The sum of those that are there, NaN where none is. */
export function sumOf(values: Float64Array, merge: Merge): Float64Array {
  return fold(values, merge, (from, to) => {
    let sum = Number.NaN;
    for (let i = from; i < to; i++) {
      const value = values[i]!;
      if (!Number.isNaN(value)) sum = Number.isNaN(sum) ? value : sum + value;
    }
    return sum;
  });
}

type Reduce = (from: number, to: number) => number;

function fold(values: Float64Array, { factor, first, end }: Merge, reduce: Reduce): Float64Array {
  if (factor === 1) return values.slice(first, end);
  const length = values.length;
  const merged = new Float64Array(Math.max(0, end - first));
  for (let k = 0; k < merged.length; k++) {
    const from = (first + k) * factor;
    merged[k] = reduce(from, Math.min(from + factor, length));
  }
  return merged;
}
