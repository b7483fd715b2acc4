/** Largest of the last `period` values; NaN for the first `period - 1` and where one is missing. [time] -> [time] */
export function rollingMax(values: Float64Array, period: number): Float64Array {
  return rollingExtreme(values, period, 1);
}

/** Smallest of the last `period` values; NaN for the first `period - 1` and where one is missing. [time] -> [time] */
export function rollingMin(values: Float64Array, period: number): Float64Array {
  return rollingExtreme(values, period, -1);
}

/** Bars since the largest of the last `period` values, the latest where some are equal; NaN as there. [time] -> [time] */
export function barsSinceMax(values: Float64Array, period: number): Float64Array {
  return barsSinceExtreme(values, period, 1);
}

/** Bars since the smallest of the last `period` values, the latest where some are equal; NaN as there. [time] -> [time] */
export function barsSinceMin(values: Float64Array, period: number): Float64Array {
  return barsSinceExtreme(values, period, -1);
}

/** By blocks, as in `rolling.ts`. The smallest value is the largest of those with the other sign, which costs no rounding. */
function rollingExtreme(values: Float64Array, period: number, sign: 1 | -1): Float64Array {
  const length = values.length;
  const out = new Float64Array(length);
  const tails = new Float64Array(period).fill(NaN);
  tails[period - 1] = -Infinity;
  for (let start = 0; start < length; start += period) {
    const size = Math.min(period, length - start);
    let head = -Infinity;
    for (let j = 0; j < size; j++) {
      head = Math.max(head, sign * values[start + j]!);
      out[start + j] = sign * Math.max(tails[j]!, head);
    }
    if (size < period) break;
    let tail = -Infinity;
    for (let j = period - 1; j > 0; j--) {
      tail = Math.max(tail, sign * values[start + j]!);
      tails[j - 1] = tail;
    }
  }
  return out;
}

/** By a queue of the bars that may still become the extreme, falling from the one that is: each enters and leaves once. */
function barsSinceExtreme(values: Float64Array, period: number, sign: 1 | -1): Float64Array {
  const length = values.length;
  const out = new Float64Array(length);
  const queue = new Int32Array(length);
  let first = 0;
  let end = 0;
  let since = 0; // bars since the last one that is missing
  for (let t = 0; t < length; t++) {
    const value = sign * values[t]!;
    if (Number.isNaN(value)) {
      first = end;
      since = 0;
      out[t] = NaN;
      continue;
    }
    since++;
    if (first < end && queue[first]! <= t - period) first++;
    while (first < end && sign * values[queue[end - 1]!]! <= value) end--;
    queue[end] = t;
    end++;
    if (since >= period) out[t] = t - queue[first]!;
    else out[t] = NaN;
  }
  return out;
}
