/**
 * What the close does over `horizon` bars, as a class: 0 where its simple return is below -band, 2 where it is above +band, else 1; NaN
 * for the last `horizon` bars and where either close is missing or this one not above 0. Known at bar t + horizon and not before. [time]
 *
 * @param bandBp basis points: 20 is a return of 0.002.
 */
export function movementLabels(close: Float64Array, horizon: number, bandBp: number): Float32Array {
  const labels = new Float32Array(close.length).fill(NaN);
  const band = bandBp / 10_000;
  for (let t = 0; t + horizon < close.length; t++) {
    const now = close[t]!;
    const change = close[t + horizon]! / now - 1;
    if (now > 0 && Number.isFinite(change)) labels[t] = change > band ? 2 : change < -band ? 0 : 1;
  }
  return labels;
}
