/**
 * Log return of the close over `horizon` bars, ln(close[t + horizon] / close[t]); NaN for the last `horizon` bars and where either
 * close is missing or not above 0. That of bar t is known at bar t + horizon and not before. [time]
 */
export function horizonReturns(close: Float64Array, horizon: number): Float64Array {
  const returns = new Float64Array(close.length).fill(NaN);
  for (let t = 0; t + horizon < close.length; t++) {
    const now = close[t]!;
    const then = close[t + horizon]!;
    if (now > 0 && then > 0) returns[t] = Math.log(then / now);
  }
  return returns;
}
