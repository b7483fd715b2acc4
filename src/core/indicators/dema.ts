import { exponential } from './smoothing';

/**
 * Double exponential moving average: 2 EMA - EMA(EMA); NaN for the first `2 * (period - 1)`. Mulloy, "Smoothing Data with
 * Faster Moving Averages", Technical Analysis of Stocks & Commodities 12(1) (1994), as TA-Lib DEMA.
 */
export function dema(values: Float64Array, period: number): Float64Array {
  const length = values.length;
  const once = exponential(period);
  const twice = exponential(period);
  const out = new Float64Array(length);
  for (let t = 0; t < length; t++) {
    const first = once.next(values[t]!);
    out[t] = 2 * first - twice.next(first);
  }
  return out;
}
