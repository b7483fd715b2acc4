/** Places of the moments that two ascending columns of times share: in the one and in the other. */
export interface CommonBars {
  readonly first: Int32Array;
  readonly second: Int32Array;
}

export function commonBars(first: Float64Array, second: Float64Array): CommonBars {
  const [a, b]: [number[], number[]] = [[], []];
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    const gap = first[i]! - second[j]!;
    if (gap === 0) {
      a.push(i);
      b.push(j);
    }
    if (gap <= 0) i++;
    if (gap >= 0) j++;
  }
  return { first: Int32Array.from(a), second: Int32Array.from(b) };
}

export function pick(values: Float64Array, places: Int32Array): Float64Array {
  const picked = new Float64Array(places.length);
  for (let k = 0; k < places.length; k++) picked[k] = values[places[k]!]!;
  return picked;
}
