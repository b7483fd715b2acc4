/** Change over `bars` bars, x[t] - x[t - bars], in the unit of the values; NaN for the first `bars`. [time] -> [time] */
export function difference(values: Float64Array, bars: number): Float64Array {
  const out = new Float64Array(values.length).fill(NaN);
  for (let t = bars; t < values.length; t++) out[t] = values[t]! - values[t - bars]!;
  return out;
}
