import type { Labelled } from './labelled';

/**
 * 1 where the close `horizon` bars ahead is above this one, else 0; NaN for the last `horizon` bars and where either
 * close is missing. The label of bar t is known at bar t + horizon and not before. [time]
 */
export function directionLabels(close: Float64Array, horizon: number): Float32Array {
  const labels = new Float32Array(close.length).fill(NaN);
  for (let t = 0; t + horizon < close.length; t++) {
    const now = close[t]!;
    const then = close[t + horizon]!;
    if (Number.isFinite(now) && Number.isFinite(then)) labels[t] = then > now ? 1 : 0;
  }
  return labels;
}

/**
 * The same over the bars that another label reads, so that it is known no later: 1 where the close at which that label ends is above this
 * one, else 0; NaN where it is unknown. [time]
 */
export function directionUntil(close: Float64Array, { values, ends }: Labelled): Float32Array {
  return Float32Array.from(values, (value, t) => {
    if (Number.isNaN(value)) return Number.NaN;
    return close[ends[t]!]! > close[t]! ? 1 : 0;
  });
}
