import { takeColumn } from '../columns';
import { fillBetween, finiteRuns, type Run } from './runs';

/**
 * Average true range, in price: Wilder-smoothed max(high - low, |high - previous close|, |low - previous close|);
 * NaN for the first `period`. Wilder (1978), as TA-Lib ATR.
 */
export function atr(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  period: number,
): Float64Array {
  const out = takeColumn(high.length);
  const runs = finiteRuns(high, low, close);
  fillBetween(out, runs);
  for (const run of runs) followRun(high, low, close, run, period, out);
  return out;
}

function followRun(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  { start, end }: Run,
  period: number,
  out: Float64Array,
): void {
  const ready = start + period;
  out.fill(NaN, start, Math.min(ready, end));
  if (end <= ready) return;
  const weight = 1 / period;
  let average = seedRange(high, low, close, start + 1, period);
  out[ready] = average;
  for (let t = ready + 1; t < end; t++) {
    average += weight * (trueRange(high[t]!, low[t]!, close[t - 1]!) - average);
    out[t] = average;
  }
}

/** Mean of the first `period` true ranges, from the bar `start` on: what the averages of them start with. */
export function seedRange(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  start: number,
  period: number,
): number {
  let sum = 0;
  for (let t = start; t < start + period; t++) sum += trueRange(high[t]!, low[t]!, close[t - 1]!);
  return sum / period;
}

/** The average true range as a share of the close; NaN for the first `period`. TA-Lib NATR / 100. */
export function normalisedAtr(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  period: number,
): Float64Array {
  const length = high.length;
  const out = atr(high, low, close, period);
  for (let t = 0; t < length; t++) out[t] = out[t]! / close[t]!;
  return out;
}

/** Range of a bar with the gap from the close before it. TA-Lib TRANGE. */
export function trueRange(high: number, low: number, closeBefore: number): number {
  return Math.max(high - low, Math.abs(high - closeBefore), Math.abs(low - closeBefore));
}
