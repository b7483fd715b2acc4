import { takeColumn } from '../columns';
import { seedRange, trueRange } from './atr';
import { fillBetween, finiteRuns, type Run } from './runs';

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
  const out = takeColumn(high.length);
  const runs = finiteRuns(high, low, close);
  fillBetween(out, runs);
  for (const run of runs) followRun(high, low, close, run, output, period, multiplier, out);
  return out;
}

function followRun(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  { start, end }: Run,
  output: 'line' | 'direction',
  period: number,
  multiplier: number,
  out: Float64Array,
): void {
  const ready = start + period;
  out.fill(NaN, start, Math.min(ready, end));
  if (end <= ready) return;
  const weight = 1 / period;
  const isDirection = output === 'direction';
  let range = seedRange(high, low, close, start + 1, period);
  let isStarted: boolean = false;
  let isUp = true;
  let upper = 0;
  let lower = 0;
  for (let t = ready; t < end; t++) {
    const before = close[t - 1]!;
    if (t > ready) range += weight * (trueRange(high[t]!, low[t]!, before) - range);
    const wasStarted: boolean = isStarted;
    isStarted = wasStarted || range > 0;
    if (!isStarted) {
      out[t] = NaN;
      continue;
    }
    const middle = (high[t]! + low[t]!) / 2;
    const top = middle + multiplier * range;
    const bottom = middle - multiplier * range;
    // Without branches: which way a band moves is nothing that a processor can foresee.
    const toTop = Number(!wasStarted) | Number(top < upper) | Number(before > upper);
    const toBottom = Number(!wasStarted) | Number(bottom > lower) | Number(before < lower);
    upper = toTop * top + (1 - toTop) * upper;
    lower = toBottom * bottom + (1 - toBottom) * lower;
    isUp = !wasStarted || (isUp ? close[t]! >= lower : close[t]! > upper);
    if (isDirection) out[t] = isUp ? 1 : -1;
    else if (isUp) out[t] = lower;
    else out[t] = upper;
  }
}
