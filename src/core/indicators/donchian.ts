import { rollingMax, rollingMin } from './rolling-extremes';

export interface Donchian {
  /** (close - lower) / (upper - lower): 0 at the lowest low, 1 at the highest high; NaN where they are equal. */
  readonly position: Float64Array;
  /** (upper - lower) / middle, as a share. */
  readonly width: Float64Array;
}

/**
 * Donchian channel between the highest high and the lowest low of the last `period` bars, this one included; NaN for the
 * first `period - 1`. Donchian (1960), channel as TA-Lib DONCHIAN.
 */
export function donchian(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  period: number,
): Donchian {
  const upper = rollingMax(high, period);
  const lower = rollingMin(low, period);
  const position = new Float64Array(close.length);
  const width = new Float64Array(close.length);
  for (let t = 0; t < close.length; t++) {
    const range = upper[t]! - lower[t]!;
    position[t] = range > 0 ? (close[t]! - lower[t]!) / range : NaN;
    width[t] = (2 * range) / (upper[t]! + lower[t]!);
  }
  return { position, width };
}
