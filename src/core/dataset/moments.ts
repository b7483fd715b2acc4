/**
 * When each of these bars, or values that are stamped at the start of what they measure, is over: where the next begins, if
 * that is sooner than one interval later or hardly later, since months and days of a change of clocks differ in length; else
 * one interval after its start. The last ends one interval after its start.
 *
 * @param start ascending, milliseconds. [time]
 * @returns ascending, and no end after the next start unless the next starts hardly later. [time]
 */
export function endsOf(start: Float64Array, intervalMs: number): Float64Array {
  const hardlyLater = 1.05 * intervalMs;
  return start.map((from, i) => {
    const next = start[i + 1] ?? NaN;
    return next - from <= hardlyLater ? next : from + intervalMs;
  });
}

/**
 * For each moment the last value known by then: its index, -1 where none is. Both ascending; in time linear in their lengths.
 */
export function lastKnown(knownAt: Float64Array, moments: Float64Array): Int32Array {
  let last = -1;
  return Int32Array.from(moments, (moment) => {
    while (last + 1 < knownAt.length && knownAt[last + 1]! <= moment) last++;
    return last;
  });
}
