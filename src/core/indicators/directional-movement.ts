import { trueRange } from './atr';
import { WilderSum, wilder } from './smoothing';

/** Indices from 0 to 100. */
export interface DirectionalMovement {
  readonly adx: Float64Array;
  readonly plusDi: Float64Array;
  readonly minusDi: Float64Array;
}

/**
 * Directional indicators: the share of upward and of downward movement in the true range, each a Wilder sum, and their
 * average directional index, the smoothed |+DI - -DI| / (+DI + -DI). The indicators are NaN for the first `period`, the
 * index for the first `2 * period - 1`. Wilder (1978), as TA-Lib PLUS_DI, MINUS_DI and ADX, except that a price which has
 * not moved yet has no direction: NaN, where TA-Lib says 0. Needs period >= 2.
 */
export function directionalMovement(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  period: number,
): DirectionalMovement {
  const adx = new Float64Array(close.length).fill(NaN);
  const plusDi = new Float64Array(close.length).fill(NaN);
  const minusDi = new Float64Array(close.length).fill(NaN);
  const plusSum = new WilderSum(period);
  const minusSum = new WilderSum(period);
  const rangeSum = new WilderSum(period);
  const index = wilder(period);
  for (let t = 1; t < close.length; t++) {
    const range = trueRange(high[t]!, low[t]!, close[t - 1]!);
    const up = high[t]! - high[t - 1]!;
    const down = low[t - 1]! - low[t]!;
    const isKnown = Number.isFinite(range + up + down);
    const ranges = rangeSum.next(isKnown ? range : NaN);
    const plus = plusSum.next(isKnown ? (up > down && up > 0 ? up : 0) : NaN);
    const minus = minusSum.next(isKnown ? (down > up && down > 0 ? down : 0) : NaN);
    if (ranges > 0) {
      plusDi[t] = (100 * plus) / ranges;
      minusDi[t] = (100 * minus) / ranges;
    }
    adx[t] = index.next((100 * Math.abs(plus - minus)) / (plus + minus));
  }
  return { adx, plusDi, minusDi };
}
