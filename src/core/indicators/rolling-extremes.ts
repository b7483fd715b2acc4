/** Largest of the last `period` values; NaN for the first `period - 1` and where one is missing. [time] -> [time] */
export function rollingMax(values: Float64Array, period: number): Float64Array {
  return rollingExtreme(values, period, 1);
}

/** Smallest of the last `period` values; NaN for the first `period - 1` and where one is missing. [time] -> [time] */
export function rollingMin(values: Float64Array, period: number): Float64Array {
  return rollingExtreme(values, period, -1);
}

/** By blocks, as in `rolling.ts`. The smallest value is the largest of those with the other sign, which costs no rounding. */
function rollingExtreme(values: Float64Array, period: number, sign: 1 | -1): Float64Array {
  const out = new Float64Array(values.length);
  const tails = new Float64Array(period).fill(NaN);
  tails[period - 1] = -Infinity;
  for (let start = 0; start < values.length; start += period) {
    const size = Math.min(period, values.length - start);
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
