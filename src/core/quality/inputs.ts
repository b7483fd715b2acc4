import type { StoredBars } from '../bars';
import type { DepthSnapshots, ScalarPoints } from '../series-data';
import { type CalendarMatch, matchCalendar } from './calendar-match';
import type { QualityContext } from './check';
import { findJumps, type Jumps } from './jumps';
import { pausesOf, scaleBefore } from './scale';

/** What the checks read; computed once for all of them. */
export interface Input {
  readonly time: Float64Array;
  readonly context: QualityContext;
  readonly intervalMs: number;
  /** 1 where a bar comes after a night, a week-end or a gap. [time] */
  readonly isPause: Uint8Array;
  /** Null where the series keeps no calendar, or not really; see `matchCalendar`. */
  readonly calendar: CalendarMatch | null;
}

export interface BarsInput extends Input {
  readonly bars: StoredBars;
  /** Standard deviation of the move from the previous close, as known before it. [time] */
  readonly sigma: Float64Array;
  readonly jumps: Jumps;
}

export interface ScalarInput extends Input {
  readonly value: Float64Array;
}

export interface DepthInput extends Input {
  readonly depth: DepthSnapshots;
}

export function barsInput(bars: StoredBars, context: QualityContext): BarsInput {
  const input = inputOf(bars.time, context);
  const moves = closeMoves(bars, context);
  const sigma = scaleBefore(moves, input.isPause, bars.time, context.intervalMs);
  return { ...input, bars, sigma, jumps: findJumps(bars, moves, sigma, input.isPause, context) };
}

export function scalarInput({ time, value }: ScalarPoints, context: QualityContext): ScalarInput {
  return { ...inputOf(time, context), value };
}

export function depthInput(depth: DepthSnapshots, context: QualityContext): DepthInput {
  return { ...inputOf(depth.time, context), depth };
}

function inputOf(time: Float64Array, context: QualityContext): Input {
  const { intervalMs, calendar } = context;
  return {
    time,
    context,
    intervalMs,
    isPause: pausesOf(time, intervalMs),
    calendar: matchCalendar(time, intervalMs, calendar),
  };
}

/** Log return of each close on the one before, splits that are known undone. [time] */
function closeMoves({ time, close }: StoredBars, { actions }: QualityContext): Float64Array {
  const moves = new Float64Array(close.length).fill(Number.NaN, 0, 1);
  for (let t = 1; t < close.length; t += 1) moves[t] = Math.log(close[t]! / close[t - 1]!);
  for (const { kind, time: at, value } of actions) {
    if (kind !== 'split') continue;
    const t = firstAtOrAfter(time, at);
    if (t > 0 && t < moves.length) moves[t]! += Math.log(value);
  }
  return moves;
}

/** Index of the first time at or after a moment, or the length. @param time ascending */
export function firstAtOrAfter(time: Float64Array, moment: number): number {
  let low = 0;
  let high = time.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (time[middle]! < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
