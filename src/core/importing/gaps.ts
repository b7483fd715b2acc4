const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The gap between row `before` and the row after it. */
export interface Gap {
  readonly before: number;
  readonly lengthMs: number;
}

/** Median distance of neighbours, NaN for fewer than two. */
export function medianInterval(time: Float64Array): number {
  const distances = distancesOf(time);
  return majorityOf(distances) ?? distances.sort()[Math.floor((distances.length - 1) / 2)] ?? Number.NaN;
}

/**
 * The value that more than half of them have, which is then the median of all without sorting them; null where there is none.
 * Boyer and Moore, "MJRTY - a fast majority vote algorithm" (1991).
 */
function majorityOf(values: Float64Array): number | null {
  const length = values.length;
  let candidate = Number.NaN;
  let votes = 0;
  for (let i = 0; i < length; i += 1) {
    if (votes === 0) candidate = values[i]!;
    votes += values[i] === candidate ? 1 : -1;
  }
  let count = 0;
  for (let i = 0; i < length; i += 1) if (values[i] === candidate) count += 1;
  return 2 * count > length ? candidate : null;
}

/**
 * Distances that are longer than the interval and out of the ordinary for this series. No calendar is
 * assumed: nights, week-ends and holidays are those longer distances that recur (on at least 0.5% of the
 * days, and twice), and up to an hour beyond the longest of them, for the clocks change, nothing of half a
 * day or more is a gap. In a series without a bar on a Saturday or Sunday three days are usual from the
 * start.
 *
 * @param time ascending, without duplicates.
 */
export function findGaps(time: Float64Array): Gap[] {
  const interval = medianInterval(time);
  const distances = distancesOf(time);
  const isUsual = usualDistances(distances, interval, daysOf(time));
  const gaps: Gap[] = [];
  distances.forEach((lengthMs, before) => {
    if (lengthMs > 1.5 * interval && !isUsual(lengthMs)) gaps.push({ before, lengthMs });
  });
  return gaps;
}

function usualDistances(
  distances: Float64Array,
  interval: number,
  days: readonly number[],
): (distance: number) => boolean {
  const counts = new Map<number, number>();
  for (const distance of distances) {
    if (distance > 1.5 * interval) counts.set(distance, (counts.get(distance) ?? 0) + 1);
  }
  const enough = Math.max(2, 0.005 * days.length);
  let longest = days.some(isWeekend) ? 0 : 3 * dayMs;
  for (const [distance, count] of counts) if (count >= enough) longest = Math.max(longest, distance);
  return (distance) =>
    (counts.get(distance) ?? 0) >= enough || (distance >= dayMs / 2 && distance <= longest + hourMs);
}

/** The days, counted from 1970, on which there are bars. */
function daysOf(time: Float64Array): number[] {
  const days: number[] = [];
  for (const value of time) {
    const day = Math.floor(value / dayMs);
    if (day !== days.at(-1)) days.push(day);
  }
  return days;
}

/** 1970-01-01 was a Thursday. */
function isWeekend(day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

function distancesOf(time: Float64Array): Float64Array {
  const distances = new Float64Array(Math.max(time.length - 1, 0));
  for (let i = 1; i < time.length; i += 1) distances[i - 1] = time[i]! - time[i - 1]!;
  return distances;
}

/** `7 days`, `36 hours`, `5 minutes`: a length in the largest unit that says it well. */
export function describeLength(ms: number): string {
  const [size, unit] =
    ms >= 2 * dayMs ? [dayMs, 'day'] : ms >= 2 * hourMs ? [hourMs, 'hour'] : [60_000, 'minute'];
  const count = Math.round((ms / size) * 10) / 10;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
