import type { StoredBars } from '../bars';

/** Bars, by their indexes, both ends included, of months whose daily pattern is shifted by whole hours. */
export interface ShiftedMonths {
  readonly from: number;
  readonly to: number;
  /** Above 0 where the day begins later than usual. */
  readonly hours: number;
  /** Correlation of the pattern with the usual one, as it is and shifted back. */
  readonly asItIs: number;
  readonly shifted: number;
}

const hours = 24;
const hourMs = 3_600_000;
/** A month with fewer bars says nothing about hours. */
const fewestBars = 400;
const fewestMonths = 4;
/** Shifted back, the pattern must fit well, and far better than as it is; one hour is what summer time does in UTC. */
const leastFit = 0.8;
const leastGain = 0.25;
const leastHours = 2;

/**
 * For markets that never close: months in which the quiet and the lively hours come at other times than in most of the
 * series, by the mean range of the bars of each hour.
 */
export function shiftedMonths({ time, high, low }: StoredBars): ShiftedMonths[] {
  const months = monthsOf(time).map((month) => ({ ...month, profile: profileOf(time, high, low, month) }));
  const usable = months.filter(({ from, to }) => to - from + 1 >= fewestBars);
  if (usable.length < fewestMonths) return [];
  const usual = Float64Array.from({ length: hours }, (_, hour) =>
    median(usable.map(({ profile }) => profile[hour]!)),
  );
  const found: ShiftedMonths[] = [];
  for (const { from, to, profile } of usable) {
    const asItIs = correlation(usual, profile, 0);
    const best = bestShift(usual, profile);
    if (Math.abs(best.hours) < leastHours || best.fit < leastFit || best.fit - asItIs < leastGain) continue;
    const last = found.at(-1);
    const isNext = last !== undefined && last.to === from - 1 && last.hours === best.hours;
    if (isNext) found[found.length - 1] = { ...last, to };
    else found.push({ from, to, hours: best.hours, asItIs, shifted: best.fit });
  }
  return found;
}

function monthsOf(time: Float64Array): { from: number; to: number }[] {
  const months: { from: number; to: number }[] = [];
  for (let t = 0; t < time.length; ) {
    const date = new Date(time[t]!);
    const end = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
    const from = t;
    while (t < time.length && time[t]! < end) t += 1;
    months.push({ from, to: t - 1 });
  }
  return months;
}

/** Mean range of the bars of each hour, as shares of their sum. [24] */
function profileOf(
  time: Float64Array,
  high: Float64Array,
  low: Float64Array,
  { from, to }: { readonly from: number; readonly to: number },
): Float64Array {
  const sums = new Float64Array(hours);
  const counts = new Float64Array(hours);
  for (let t = from; t <= to; t += 1) {
    const hour = ((Math.floor(time[t]! / hourMs) % hours) + hours) % hours;
    sums[hour]! += (high[t]! - low[t]!) / low[t]!;
    counts[hour]! += 1;
  }
  const means = sums.map((sum, hour) => (counts[hour] === 0 ? 0 : sum / counts[hour]!));
  const total = means.reduce((a, b) => a + b, 0);
  return means.map((value) => value / total);
}

function bestShift(usual: Float64Array, profile: Float64Array): { hours: number; fit: number } {
  let best = { hours: 0, fit: correlation(usual, profile, 0) };
  for (let shift = -11; shift <= 12; shift += 1) {
    const fit = correlation(usual, profile, shift);
    if (fit > best.fit) best = { hours: shift, fit };
  }
  return best;
}

/** Of the usual pattern with one that comes `shift` hours later. */
function correlation(usual: Float64Array, profile: Float64Array, shift: number): number {
  const mean = 1 / hours; // both sum to one
  let product = 0;
  let a = 0;
  let b = 0;
  for (let hour = 0; hour < hours; hour += 1) {
    const x = usual[hour]! - mean;
    const y = profile[(hour + shift + hours) % hours]! - mean;
    product += x * y;
    a += x * x;
    b += y * y;
  }
  return product / Math.sqrt(a * b);
}

function median(values: readonly number[]): number {
  return Float64Array.from(values).sort()[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}
