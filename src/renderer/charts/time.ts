import type { UTCTimestamp } from 'lightweight-charts';

/** Milliseconds as the library counts time: seconds since 1970, UTC. */
export const toChartTime = (ms: number): UTCTimestamp => (ms / 1000) as UTCTimestamp;

/** Index of the last element at or before `moment` in an ascending column; -1 before the first. */
export function indexAt(time: Float64Array, moment: number): number {
  let low = 0;
  let high = time.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (time[middle]! <= moment) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Median distance of the first bars, in milliseconds; a day where there is only one. */
export function intervalOf(time: Float64Array): number {
  const distances: number[] = [];
  for (let i = 1; i < Math.min(time.length, 101); i++) distances.push(time[i]! - time[i - 1]!);
  distances.sort((a, b) => a - b);
  return distances[distances.length >> 1] ?? 86_400_000;
}
