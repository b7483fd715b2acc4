import { takeColumn } from '../columns';
import { trueRange } from './atr';
import { fillBetween, finiteRuns, type Run } from './runs';

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
  const out = takeColumn(high.length);
  const runs = finiteRuns(high, low, close);
  fillBetween(out, runs);
  for (const run of runs) followIndicator(high, low, close, side, run, period, out);
  return out;
}

function followIndicator(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  side: 'up' | 'down',
  { start, end }: Run,
  period: number,
  out: Float64Array,
): void {
  const ready = start + period;
  out.fill(NaN, start, Math.min(ready, end));
  const isUp = side === 'up';
  // The two Wilder sums; what they lose of themselves each bar is nothing until they are seeded.
  let moved = 0;
  let ranged = 0;
  for (let t = start + 1; t < end; t++) {
    const up = high[t]! - high[t - 1]!;
    const down = low[t - 1]! - low[t]!;
    const movement = isUp ? movementOf(up, down) : movementOf(down, up);
    const range = trueRange(high[t]!, low[t]!, close[t - 1]!);
    if (t < ready) {
      moved += movement;
      ranged += range;
      continue;
    }
    moved += movement - moved / period;
    ranged += range - ranged / period;
    out[t] = (100 * moved) / ranged;
  }
}

/**
 * Average directional index, 0 to 100: the Wilder-smoothed |+DI - -DI| / (+DI + -DI), in which the true range cancels; NaN
 * for the first `2 * period - 1` and until the price moves. Wilder (1978), as TA-Lib ADX. Needs period >= 2.
 */
export function averageDirectionalIndex(high: Float64Array, low: Float64Array, period: number): Float64Array {
  const out = takeColumn(high.length);
  const runs = finiteRuns(high, low);
  fillBetween(out, runs);
  for (const run of runs) followIndex(high, low, run, period, out);
  return out;
}

function followIndex(
  high: Float64Array,
  low: Float64Array,
  { start, end }: Run,
  period: number,
  out: Float64Array,
): void {
  const ready = start + period;
  out.fill(NaN, start, Math.min(ready, end));
  const weight = 1 / period;
  let plus = 0;
  let minus = 0;
  let seen = 0; // values of the index in a row
  let average = 0;
  for (let t = start + 1; t < end; t++) {
    const up = high[t]! - high[t - 1]!;
    const down = low[t - 1]! - low[t]!;
    const forward = movementOf(up, down);
    const backward = movementOf(down, up);
    if (t < ready) {
      plus += forward;
      minus += backward;
      continue;
    }
    plus += forward - plus / period;
    minus += backward - minus / period;
    const index = (100 * Math.abs(plus - minus)) / (plus + minus);
    if (seen >= period) average += weight * (index - average);
    else average = seen === period - 1 ? (average + index) / period : average + index;
    seen++;
    if (Number.isNaN(average)) {
      // Without a movement there is no index, and its average starts anew.
      seen = 0;
      average = 0;
    }
    if (seen >= period) out[t] = average;
    else out[t] = NaN;
  }
}

/** The movement of a side where it is the larger one and forward, else 0. */
function movementOf(forward: number, other: number): number {
  return forward * (Number(forward > other) & Number(forward > 0));
}
