import { takeColumn } from '../columns';
import { fillBetween, presentRuns, type Run } from './runs';

/** Largest of the last `period` values; NaN for the first `period - 1` and where one is missing. [time] -> [time] */
export function rollingMax(values: Float64Array, period: number): Float64Array {
  return rollingExtreme(values, period, followMax, 'value');
}

/** Smallest of the last `period` values; NaN for the first `period - 1` and where one is missing. [time] -> [time] */
export function rollingMin(values: Float64Array, period: number): Float64Array {
  return rollingExtreme(values, period, followMin, 'value');
}

/** Bars since the largest of the last `period` values, the latest where some are equal; NaN as there. [time] -> [time] */
export function barsSinceMax(values: Float64Array, period: number): Float64Array {
  return rollingExtreme(values, period, followMax, 'bars since');
}

/** Bars since the smallest of the last `period` values, the latest where some are equal; NaN as there. [time] -> [time] */
export function barsSinceMin(values: Float64Array, period: number): Float64Array {
  return rollingExtreme(values, period, followMin, 'bars since');
}

type Output = 'value' | 'bars since';

/**
 * Goes through a block of `size` values: `out` is of the windows that end in it, `tails` where the extremes of the tails of the block
 * before are, `next` where those of this one are going to be.
 */
type FollowBlock = (
  values: Float64Array,
  start: number,
  size: number,
  tails: Int32Array,
  next: Int32Array,
  output: Output,
  out: Float64Array,
) => void;

/** By blocks, as in `rolling.ts`, of where the extremes are. */
function rollingExtreme(
  values: Float64Array,
  period: number,
  follow: FollowBlock,
  output: Output,
): Float64Array {
  const out = takeColumn(values.length);
  const runs = presentRuns(values);
  fillBetween(out, runs);
  for (const run of runs) followRun(values, run, period, follow, output, out);
  return out;
}

function followRun(
  values: Float64Array,
  { start: first, end }: Run,
  period: number,
  follow: FollowBlock,
  output: Output,
  out: Float64Array,
): void {
  let tails = new Int32Array(period);
  let next = new Int32Array(period);
  for (let start = first; start < end; start += period) {
    follow(values, start, Math.min(period, end - start), tails, next, output, out);
    [tails, next] = [next, tails];
  }
  out.fill(NaN, first, Math.min(first + period - 1, end));
}

/**
 * Positions are chosen by masks instead of branches, since the processor cannot foresee which of two prices is the higher; and heads
 * and tails are followed in one loop, since neither waits for the other.
 */
function followMax(
  values: Float64Array,
  start: number,
  size: number,
  tails: Int32Array,
  next: Int32Array,
  output: Output,
  out: Float64Array,
): void {
  const whole = tails.length - 1;
  let head = start;
  let tail = start + size - 1;
  for (let j = 0; j < size; j++) {
    const t = start + j;
    head += (t - head) & -Number(values[t]! >= values[head]!);
    const back = start + size - 1 - j;
    tail += (back - tail) & -Number(values[back]! > values[tail]!);
    next[size - 1 - j] = tail;
    const before = j === whole ? head : tails[j + 1]!;
    const older = values[before]!;
    const newer = values[head]!;
    if (output === 'value') out[t] = older > newer ? older : newer;
    else out[t] = t - (older > newer ? before : head);
  }
}

function followMin(
  values: Float64Array,
  start: number,
  size: number,
  tails: Int32Array,
  next: Int32Array,
  output: Output,
  out: Float64Array,
): void {
  const whole = tails.length - 1;
  let head = start;
  let tail = start + size - 1;
  for (let j = 0; j < size; j++) {
    const t = start + j;
    head += (t - head) & -Number(values[t]! <= values[head]!);
    const back = start + size - 1 - j;
    tail += (back - tail) & -Number(values[back]! < values[tail]!);
    next[size - 1 - j] = tail;
    const before = j === whole ? head : tails[j + 1]!;
    const older = values[before]!;
    const newer = values[head]!;
    if (output === 'value') out[t] = older < newer ? older : newer;
    else out[t] = t - (older < newer ? before : head);
  }
}
