/**
 * Recursive average y[t] = y[t-1] + weight * (x[t] - y[t-1]), seeded as TA-Lib does with the simple mean of the first
 * `period` values; NaN before. A value that is not a number gives NaN there and starts the warm-up anew, so that a gap
 * costs `period` bars and not the rest of the series. [time] -> [time]
 */
export function seededSmoothing(values: Float64Array, period: number, weight: number): Float64Array {
  const out = new Float64Array(values.length).fill(NaN);
  let seen = 0; // finite values in a row, counted up to `period`
  let average = 0; // their sum until the seed, the average from then on
  for (let t = 0; t < values.length; t++) {
    const value = values[t]!;
    if (!Number.isFinite(value)) {
      seen = 0;
      average = 0;
      continue;
    }
    if (seen < period) {
      seen++;
      average += value;
      if (seen < period) continue;
      average /= period;
    } else {
      average += weight * (value - average);
    }
    out[t] = average;
  }
  return out;
}

/** Wilder's smoothing, weight 1 / period. Wilder, "New Concepts in Technical Trading Systems" (1978). */
export function wilderSmoothing(values: Float64Array, period: number): Float64Array {
  return seededSmoothing(values, period, 1 / period);
}
