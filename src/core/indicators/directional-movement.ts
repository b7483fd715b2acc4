import { trueRange } from './atr';
import { WilderSum, wilder } from './smoothing';

/**
 * Directional indicator of one side, 0 to 100: its share of the true range, both Wilder sums; NaN for the first `period`.
 * Wilder (1978), as TA-Lib PLUS_DI and MINUS_DI, except that a price which never moved has no direction: NaN, where TA-Lib
 * says 0. Needs period >= 2.
 */
export function directionalIndicator(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  side: 'up' | 'down',
  period: number,
): Float64Array {
  const length = high.length;
  const out = new Float64Array(length).fill(NaN, 0, 1);
  const moved = new WilderSum(period);
  const ranged = new WilderSum(period);
  for (let t = 1; t < length; t++) {
    const range = trueRange(high[t]!, low[t]!, close[t - 1]!);
    const up = high[t]! - high[t - 1]!;
    const down = low[t - 1]! - low[t]!;
    const movement = side === 'up' ? movementOf(up, down) : movementOf(down, up);
    const ranges = ranged.next(range);
    out[t] = (100 * moved.next(movement + 0 * range)) / ranges;
  }
  return out;
}

/**
 * Average directional index, 0 to 100: the Wilder-smoothed |+DI - -DI| / (+DI + -DI), in which the true range cancels; NaN
 * for the first `2 * period - 1` and until the price moves. Wilder (1978), as TA-Lib ADX. Needs period >= 2.
 */
export function averageDirectionalIndex(high: Float64Array, low: Float64Array, period: number): Float64Array {
  const length = high.length;
  const out = new Float64Array(length).fill(NaN, 0, 1);
  const ups = new WilderSum(period);
  const downs = new WilderSum(period);
  const index = wilder(period);
  for (let t = 1; t < length; t++) {
    const up = high[t]! - high[t - 1]!;
    const down = low[t - 1]! - low[t]!;
    const plus = ups.next(movementOf(up, down));
    const minus = downs.next(movementOf(down, up));
    out[t] = index.next((100 * Math.abs(plus - minus)) / (plus + minus));
  }
  return out;
}

/** The movement of a side where it is the larger one and forward, else 0; NaN where one of the two is. */
function movementOf(forward: number, other: number): number {
  return forward > other && forward > 0 ? forward : 0 * (forward + other);
}
