import type { Session } from '../calendars/sessions';

/** Enough bars to tell how a series counts. */
const looked = 2000;

/**
 * How far after the open the bars of a series begin: 0 where they count from the open, half an hour where hours of the clock are
 * counted and the exchange opens at half past. What is commonest, and the least of equals; 0 where no bar lies in a session.
 *
 * @param time ascending
 * @param sessions those around the bars, ascending
 */
export function phaseOf(time: Float64Array, sessions: readonly Session[], intervalMs: number): number {
  const counts = new Map<number, number>();
  const step = Math.max(1, Math.floor(time.length / looked));
  const spans = sessions.flatMap((session) => session.spans);
  let next = 0;
  for (let t = 0; t < time.length; t += step) {
    while (next < spans.length && spans[next]!.close <= time[t]!) next++;
    const span = spans[next];
    if (span === undefined || time[t]! < span.open) continue;
    const phase = (time[t]! - span.open) % intervalMs;
    counts.set(phase, (counts.get(phase) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, countA], [b, countB]) => countB - countA || a - b);
  return most?.[0] ?? 0;
}
