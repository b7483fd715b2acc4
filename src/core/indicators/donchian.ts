import { giveBack } from '../columns';
import { rollingMax, rollingMin } from './rolling-extremes';

/**
 * Where the close stands in the Donchian channel between the lowest low and the highest high of the last `period` bars,
 * this one included: 0 at the one, 1 at the other; NaN for the first `period - 1` and where they are equal. Donchian
 * (1960), channel as TA-Lib DONCHIAN.
 */
export function channelPosition(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  period: number,
): Float64Array {
  const length = high.length;
  const upper = rollingMax(high, period);
  const lower = rollingMin(low, period);
  for (let t = 0; t < length; t++) {
    const range = upper[t]! - lower[t]!;
    if (range > 0) upper[t] = (close[t]! - lower[t]!) / range;
    else upper[t] = NaN;
  }
  giveBack(lower);
  return upper;
}

/** Width of the same channel beside its middle, (upper - lower) / middle, as a share; NaN for the first `period - 1`. */
export function channelWidth(high: Float64Array, low: Float64Array, period: number): Float64Array {
  const length = high.length;
  const upper = rollingMax(high, period);
  const lower = rollingMin(low, period);
  for (let t = 0; t < length; t++) {
    upper[t] = (2 * (upper[t]! - lower[t]!)) / (upper[t]! + lower[t]!);
  }
  giveBack(lower);
  return upper;
}
