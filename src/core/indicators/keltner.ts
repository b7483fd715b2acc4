import { takeColumn } from '../columns';
import { seedRange, trueRange } from './atr';
import { fillBetween, finiteRuns, type Run } from './runs';

/** (close - lower) / (upper - lower), NaN where the channel has no width; or (upper - lower) / middle, as a share. */
export type KeltnerOutput = 'position' | 'width';

/**
 * Keltner channel: the EMA of the typical price over `period` bars, `multiplier` average true ranges of `atrPeriod` bars up
 * and down; NaN for the first `keltnerWarmUp`. Keltner (1960) in the form of Raschke, as TA-Lib KC: there both averages are
 * seeded so that they start together, the one of the shorter warm-up on the bars just before.
 */
export function keltner(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  output: KeltnerOutput,
  period: number,
  atrPeriod: number,
  multiplier: number,
): Float64Array {
  const out = takeColumn(high.length);
  const runs = finiteRuns(high, low, close);
  fillBetween(out, runs);
  for (const run of runs) followRun(high, low, close, run, output, { period, atrPeriod, multiplier }, out);
  return out;
}

interface Settings {
  readonly period: number;
  readonly atrPeriod: number;
  readonly multiplier: number;
}

function followRun(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  { start, end }: Run,
  output: KeltnerOutput,
  { period, atrPeriod, multiplier }: Settings,
  out: Float64Array,
): void {
  const ready = start + keltnerWarmUp(period, atrPeriod);
  out.fill(NaN, start, Math.min(ready, end));
  if (end <= ready) return;
  const weight = 2 / (period + 1);
  const rangeWeight = 1 / atrPeriod;
  let middle = 0;
  for (let t = ready - period + 1; t <= ready; t++) middle += (high[t]! + low[t]! + close[t]!) / 3;
  middle /= period;
  let range = seedRange(high, low, close, ready - atrPeriod + 1, atrPeriod);
  out[ready] = outputOf(output, close[ready]!, middle, multiplier * range);
  for (let t = ready + 1; t < end; t++) {
    middle += weight * ((high[t]! + low[t]! + close[t]!) / 3 - middle);
    range += rangeWeight * (trueRange(high[t]!, low[t]!, close[t - 1]!) - range);
    out[t] = outputOf(output, close[t]!, middle, multiplier * range);
  }
}

/** `half` of the width of the channel. */
function outputOf(output: KeltnerOutput, close: number, middle: number, half: number): number {
  if (output === 'width') return (2 * half) / middle;
  return half > 0 ? (close - middle + half) / (2 * half) : NaN;
}

/** Bars before both averages are known. */
export function keltnerWarmUp(period: number, atrPeriod: number): number {
  return Math.max(period - 1, atrPeriod);
}
