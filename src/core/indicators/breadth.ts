import { rollingMoments } from './rolling';

/**
 * Share of the series that stand above their own mean of the last `period` bars, among those that have one; NaN where none
 * has. [time] each
 */
export function breadth(series: readonly Float64Array[], period: number, length: number): Float64Array {
  // By Welford's means, since a still series must not stand above its own by a rounding.
  const means = series.map((values) => rollingMoments(values, period).mean);
  const out = new Float64Array(length);
  for (let t = 0; t < length; t++) {
    let above = 0;
    let counted = 0;
    series.forEach((values, k) => {
      const mean = means[k]![t]!;
      if (Number.isNaN(mean)) return;
      counted++;
      if (values[t]! > mean) above++;
    });
    out[t] = above / counted;
  }
  return out;
}
