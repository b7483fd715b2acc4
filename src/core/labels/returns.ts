/**
 * Log return of the close over `horizon` bars, ln(close[t + horizon] / close[t]); NaN for the last `horizon` bars and where it has
 * no finite value. That of bar t is known at bar t + horizon and not before. [time]
 */
export function horizonReturns(close: Float64Array, horizon: number): Float64Array {
  const returns = new Float64Array(close.length).fill(NaN);
  for (let t = 0; t + horizon < close.length; t++) {
    const value = Math.log(close[t + horizon]! / close[t]!);
    if (Number.isFinite(value)) returns[t] = value;
  }
  return returns;
}
