import { takeColumn } from '../columns';
import { fillBetween, presentRuns, type Run } from './runs';

/** Largest of the last `period` values; NaN for the first `period - 1` and where one is missing. [time] -> [time] */
export function rollingMax(values: Float64Array, period: number): Float64Array {
  return rollingExtreme(values, period, 'max', extremesAt);
}

/** Smallest of the last `period` values; NaN for the first `period - 1` and where one is missing. [time] -> [time] */
export function rollingMin(values: Float64Array, period: number): Float64Array {
  return rollingExtreme(values, period, 'min', extremesAt);
}

/** Bars since the largest of the last `period` values, the latest where some are equal; NaN as there. [time] -> [time] */
export function barsSinceMax(values: Float64Array, period: number): Float64Array {
  return rollingExtreme(values, period, 'max', barsSince);
}

/** Bars since the smallest of the last `period` values, the latest where some are equal; NaN as there. [time] -> [time] */
export function barsSinceMin(values: Float64Array, period: number): Float64Array {
  return rollingExtreme(values, period, 'min', barsSince);
}

type Side = 'max' | 'min';
/** Writes what is asked of the extremes of a block that begins at `start`, from where they are. */
type Write = (values: Float64Array, start: number, size: number, at: Int32Array, out: Float64Array) => void;

/**
 * By blocks, as in `rolling.ts`, of where the extremes are: positions are chosen by masks instead of branches, since on prices
 * the processor cannot foresee which of two is the higher.
 */
function rollingExtreme(values: Float64Array, period: number, side: Side, write: Write): Float64Array {
  const out = takeColumn(values.length);
  const runs = presentRuns(values);
  fillBetween(out, runs);
  for (const run of runs) followRun(values, run, period, side, write, out);
  return out;
}

function followRun(
  values: Float64Array,
  { start: first, end }: Run,
  period: number,
  side: Side,
  write: Write,
  out: Float64Array,
): void {
  const at = new Int32Array(period);
  const tails = new Int32Array(period);
  const [heads, tailsOf] = side === 'max' ? [latestMax, maxTails] : [latestMin, minTails];
  for (let start = first; start < end; start += period) {
    const size = Math.min(period, end - start);
    heads(values, start, size, tails, at);
    write(values, start, size, at, out);
    tailsOf(values, start, size, tails);
  }
  out.fill(NaN, first, Math.min(first + period - 1, end));
}

function extremesAt(
  values: Float64Array,
  start: number,
  size: number,
  at: Int32Array,
  out: Float64Array,
): void {
  for (let j = 0; j < size; j++) out[start + j] = values[at[j]!]!;
}

function barsSince(
  _values: Float64Array,
  start: number,
  size: number,
  at: Int32Array,
  out: Float64Array,
): void {
  for (let j = 0; j < size; j++) out[start + j] = start + j - at[j]!;
}

/** Where the latest largest value of each window that ends in the block is; `tails` those of the block before. */
function latestMax(
  values: Float64Array,
  start: number,
  size: number,
  tails: Int32Array,
  at: Int32Array,
): void {
  const last = tails.length - 1;
  let head = start;
  for (let j = 0; j < size; j++) {
    const t = start + j;
    head += (t - head) & -Number(values[t]! >= values[head]!);
    const tail = j === last ? head : tails[j]!;
    at[j] = head + ((tail - head) & -Number(values[tail]! > values[head]!));
  }
}

function maxTails(values: Float64Array, start: number, size: number, tails: Int32Array): void {
  let tail = start + size - 1;
  for (let t = tail; t > start; t--) {
    tail += (t - tail) & -Number(values[t]! > values[tail]!);
    tails[t - start - 1] = tail;
  }
}

function latestMin(
  values: Float64Array,
  start: number,
  size: number,
  tails: Int32Array,
  at: Int32Array,
): void {
  const last = tails.length - 1;
  let head = start;
  for (let j = 0; j < size; j++) {
    const t = start + j;
    head += (t - head) & -Number(values[t]! <= values[head]!);
    const tail = j === last ? head : tails[j]!;
    at[j] = head + ((tail - head) & -Number(values[tail]! < values[head]!));
  }
}

function minTails(values: Float64Array, start: number, size: number, tails: Int32Array): void {
  let tail = start + size - 1;
  for (let t = tail; t > start; t--) {
    tail += (t - tail) & -Number(values[t]! < values[tail]!);
    tails[t - start - 1] = tail;
  }
}
