import { atr } from './atr';

export interface SuperTrend {
  /** The line, in price. */
  readonly line: Float64Array;
  /** 1 while the line follows below the price, -1 above. */
  readonly direction: Float64Array;
}

/**
 * SuperTrend: bands of `multiplier` average true ranges around the middle of the bar, each moving only towards the price
 * until a close breaks it; the line is the lower band in an up trend, the upper in a down trend. NaN for the first
 * `period`, and on until the first true range above 0. Seban (2008), as TA-Lib SUPERTREND, which starts in an up trend.
 */
export function superTrend(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  period: number,
  multiplier: number,
): SuperTrend {
  const line = new Float64Array(close.length).fill(NaN);
  const direction = new Float64Array(close.length).fill(NaN);
  const ranges = atr(high, low, close, period);
  let upper = NaN;
  let lower = NaN;
  let isUp = true;
  for (let t = 1; t < close.length; t++) {
    const range = ranges[t]!;
    if (Number.isNaN(range)) upper = NaN;
    const isStarted = !Number.isNaN(upper);
    if (!isStarted && !(range > 0)) continue;
    const middle = (high[t]! + low[t]!) / 2;
    const before = close[t - 1]!;
    const top = middle + multiplier * range;
    const bottom = middle - multiplier * range;
    if (!isStarted || top < upper || before > upper) upper = top;
    if (!isStarted || bottom > lower || before < lower) lower = bottom;
    if (!isStarted) isUp = true;
    else if (isUp) isUp = close[t]! >= lower;
    else isUp = close[t]! > upper;
    line[t] = isUp ? lower : upper;
    direction[t] = isUp ? 1 : -1;
  }
  return { line, direction };
}
