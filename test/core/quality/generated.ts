import type { StoredBars } from '@core/bars';
import { createRandom } from '@core/random';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Columns that a test may plant faults in. */
export type Columns = { -readonly [K in keyof StoredBars]: StoredBars[K] };

interface WalkOptions {
  readonly seed?: number;
  /** Standard deviation of a bar's log return. */
  readonly sigma?: number;
  /** Least step of a price. */
  readonly tick?: number;
}

/** Bars of a clean random walk at given times, the opens a little off the previous close. */
export function walkAt(
  time: Float64Array,
  { seed = 1, sigma = 0.01, tick = 0.01 }: WalkOptions = {},
): Columns {
  const random = createRandom(seed, 'quality');
  const length = time.length;
  const columns = Array.from({ length: 5 }, () => new Float64Array(length));
  const [open, high, low, close, volume] = columns as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const round = (price: number): number => Math.round(price / tick) * tick;
  let price = 100;
  for (let t = 0; t < length; t += 1) {
    open[t] = round(price * Math.exp(0.3 * sigma * random.normal()));
    price *= Math.exp(sigma * random.normal());
    if (price < 20) price = 400 / price; // Turned back, where a cent is a large step.
    close[t] = round(price);
    high[t] = round(Math.max(open[t]!, close[t]!) * Math.exp(0.4 * sigma * Math.abs(random.normal())));
    low[t] = round(Math.min(open[t]!, close[t]!) * Math.exp(-0.4 * sigma * Math.abs(random.normal())));
    volume[t] = Math.round(1e6 * Math.exp(0.3 * random.normal()));
  }
  return { time, open, high, low, close, volume, adjustedClose: null };
}

/** Midnights of working days. */
export function workingDays(count: number, start = Date.UTC(2015, 0, 5)): Float64Array {
  const time = new Float64Array(count);
  for (let t = 0, day = start; t < count; day += dayMs) {
    const weekday = new Date(day).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    time[t] = day;
    t += 1;
  }
  return time;
}

/** Bars within sessions of working days: `bars` from minute `opens` of the day on, each `step` minutes. */
export function sessionTimes(days: number, { opens = 570, bars = 78, step = 5 } = {}): Float64Array {
  return Float64Array.from(
    [...workingDays(days)].flatMap((day) =>
      Array.from({ length: bars }, (_, i) => day + (opens + i * step) * minuteMs),
    ),
  );
}

/** Every `step` minutes without end. */
export function roundTheClock(count: number, step = 5): Float64Array {
  return Float64Array.from({ length: count }, (_, t) => Date.UTC(2015, 0, 1) + t * step * minuteMs);
}
