import { exponential } from './smoothing';

/**
 * Triple exponential moving average: 3 EMA - 3 EMA(EMA) + EMA(EMA(EMA)); NaN for the first `3 * (period - 1)`. Mulloy,
 * Technical Analysis of Stocks & Commodities 12(1) (1994), as TA-Lib TEMA.
 */
export function tema(values: Float64Array, period: number): Float64Array {
  const length = values.length;
  const once = exponential(period);
  const twice = exponential(period);
  const thrice = exponential(period);
  const out = new Float64Array(length);
  for (let t = 0; t < length; t++) {
    const first = once.next(values[t]!);
    const second = twice.next(first);
    out[t] = 3 * first - 3 * second + thrice.next(second);
  }
  return out;
}
