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
  const ends = start.map((from) => from + intervalMs);
  for (let i = 1; i < start.length; i++) {
    const next = start[i]!;
    if (next - start[i - 1]! <= hardlyLater) ends[i - 1] = next;
  }
  return ends;
}

/**
 * For each moment the last value known by then: its index, -1 where none is. Both ascending; in time linear in their lengths.
 */
export function lastKnown(knownAt: Float64Array, moments: Float64Array): Int32Array {
  const known = new Int32Array(moments.length);
  let last = -1;
  for (let t = 0; t < moments.length; t++) {
    const moment = moments[t]!;
    while (last + 1 < knownAt.length && knownAt[last + 1]! <= moment) last++;
    known[t] = last;
  }
  return known;
}
