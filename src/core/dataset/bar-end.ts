import { dayOfDailyBar } from '../calendars/bar-days';
import type { Calendar } from '../calendars/calendar';
import { dayMs } from '../calendars/days';
import { sessionOf, sessionOn } from '../calendars/sessions';

/**
 * The first moment after a bar: its start and its length later, but no later than the exchange closes; a daily bar ends with its
 * session. For single bars, since it asks the calendar anew.
 */
export function barEnd(time: number, intervalMs: number, calendar: Calendar | null): number {
  const end = time + intervalMs;
  if (calendar === null) return end;
  if (intervalMs >= dayMs) return sessionOn(calendar, dayOfDailyBar(calendar, time))?.close ?? end;
  const span = sessionOf(calendar, time)?.spans.find(({ open, close }) => open <= time && time < close);
  return Math.min(end, span?.close ?? end);
}
