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
