import { giveBack } from '../columns';
import { wma } from './wma';

/**
 * Hull moving average: WMA(2 * WMA(values, period / 2) - WMA(values, period), sqrt(period)), both derived periods cut to
 * whole bars; NaN for the first `period - 1 + hullSmoothing(period) - 1`. Hull (2005), as TA-Lib HMA.
 */
export function hma(values: Float64Array, period: number): Float64Array {
  const length = values.length;
  const half = wma(values, Math.max(1, Math.floor(period / 2)));
  const whole = wma(values, period);
  for (let t = 0; t < length; t++) half[t] = 2 * half[t]! - whole[t]!;
  giveBack(whole);
  return wma(half, hullSmoothing(period), half);
}

/** Period of the last of the three averages. */
export function hullSmoothing(period: number): number {
  return Math.floor(Math.sqrt(period));
}
