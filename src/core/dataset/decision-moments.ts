import { dayOfDailyBar } from '../calendars/bar-days';
import type { Calendar } from '../calendars/calendar';
import { dayMs, mondayOf } from '../calendars/days';
import { sessionOn } from '../calendars/sessions';
import { endsOf } from './moments';

/** No exchange is closed for longer. */
const longestPause = 30;

/**
 * The moment at which something is decided on each bar: its end (`endsOf`), but of a daily or weekly bar whose sessions are known no
 * later than the next one opens, which in Sydney and on Globex is before midnight UTC. [time]
 */
export function decisionMoments(
  start: Float64Array,
  intervalMs: number,
  calendar: Calendar | null,
): Float64Array {
  const ends = endsOf(start, intervalMs);
  if (calendar === null || intervalMs < dayMs) return ends;
  return ends.map((end, t) => Math.min(end, nextOpen(calendar, start[t]!, intervalMs)));
}

function nextOpen(calendar: Calendar, time: number, intervalMs: number): number {
  const day = dayOfDailyBar(calendar, time);
  const first = intervalMs > dayMs ? mondayOf(day) + 7 : day + 1;
  for (let next = first; next < first + longestPause; next++) {
    const session = sessionOn(calendar, next);
    if (session) return session.open;
  }
  return Infinity;
}
