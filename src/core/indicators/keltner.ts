import { trueRange } from './atr';
import { exponential, wilder } from './smoothing';

export interface Keltner {
  /** (close - lower) / (upper - lower); NaN where the channel has no width. */
  readonly position: Float64Array;
  /** (upper - lower) / middle, as a share. */
  readonly width: Float64Array;
}

/**
 * Keltner channel: the EMA of the typical price over `period` bars, `multiplier` average true ranges of `atrPeriod` bars up
 * and down; NaN for the first `keltnerWarmUp`. Keltner (1960) in the form of Raschke, as TA-Lib KC: there both averages are
 * seeded so that they start together, the one of the shorter warm-up on the bars just before.
 */
export function keltner(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  period: number,
  atrPeriod: number,
  multiplier: number,
): Keltner {
  const length = high.length;
  const position = new Float64Array(length).fill(NaN);
  const width = new Float64Array(length).fill(NaN);
  const middles = exponential(period);
  const ranges = wilder(atrPeriod);
  const warmUp = keltnerWarmUp(period, atrPeriod);
  let bar = -1; // since the last missing one
  for (let t = 0; t < length; t++) {
    const price = (high[t]! + low[t]! + close[t]!) / 3;
    bar = Number.isFinite(price) ? bar + 1 : -1;
    const middle = middles.next(bar >= warmUp - (period - 1) ? price : NaN);
    const isRanging = bar > warmUp - atrPeriod;
    const range = ranges.next(isRanging ? trueRange(high[t]!, low[t]!, close[t - 1]!) : NaN);
    const half = multiplier * range;
    if (half > 0) position[t] = (close[t]! - middle + half) / (2 * half);
    width[t] = (2 * half) / middle;
  }
  return { position, width };
}

/** Bars before both averages are known. */
export function keltnerWarmUp(period: number, atrPeriod: number): number {
  return Math.max(period - 1, atrPeriod);
}
