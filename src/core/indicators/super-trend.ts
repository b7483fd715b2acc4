import { trueRange } from './atr';
import { wilder } from './smoothing';

/**
 * SuperTrend: bands of `multiplier` average true ranges around the middle of the bar, each moving only towards the price
 * until a close breaks it. `line` is the lower band in an up trend and the upper in a down trend, in price; `direction` is
 * 1 in an up trend, -1 in a down trend. NaN for the first `period`, and on until the first true range above 0. Seban
 * (2008), as TA-Lib SUPERTREND, which starts in an up trend.
 */
export function superTrend(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  output: 'line' | 'direction',
  period: number,
  multiplier: number,
): Float64Array {
  const length = high.length;
  const out = new Float64Array(length).fill(NaN, 0, 1);
  const ranges = wilder(period);
  let isStarted = false;
  let isUp = true;
  let upper = 0;
  let lower = 0;
  for (let t = 1; t < length; t++) {
    const before = close[t - 1]!;
    const range = ranges.next(trueRange(high[t]!, low[t]!, before));
    const wasStarted = isStarted;
    isStarted = range > 0 || (isStarted && range === 0);
    if (!isStarted) {
      out[t] = NaN;
      continue;
    }
    const middle = (high[t]! + low[t]!) / 2;
    const top = middle + multiplier * range;
    const bottom = middle - multiplier * range;
    if (!wasStarted || top < upper || before > upper) upper = top;
    if (!wasStarted || bottom > lower || before < lower) lower = bottom;
    isUp = !wasStarted || (isUp ? close[t]! >= lower : close[t]! > upper);
    if (output === 'direction') out[t] = isUp ? 1 : -1;
    else if (isUp) out[t] = lower;
    else out[t] = upper;
  }
  return out;
}
