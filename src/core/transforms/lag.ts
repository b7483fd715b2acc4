/** The value `bars` bars ago, x[t - bars]; NaN for the first `bars`. Needs bars >= 0. [time] -> [time] */
export function lag(values: Float64Array, bars: number): Float64Array {
  const out = new Float64Array(values.length).fill(NaN);
  out.set(values.subarray(0, Math.max(0, values.length - bars)), Math.min(bars, values.length));
  return out;
}
