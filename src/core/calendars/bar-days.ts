import type { Calendar } from './calendar';
import { dayMs } from './days';

/**
 * The date that a daily bar is of, in days since 1970-01-01: bars stamped at 00:00 UTC say it in UTC, others, at local midnight
 * or at the open, in the calendar's zone; from the open of a session on the evening before it is the date of that session.
 */
export function dayOfDailyBar(calendar: Calendar, time: number): number {
  const day = Math.floor(time / dayMs);
  if (time === day * dayMs) return day;
  const local = localDay(calendar, time, day);
  const evening = calendar.hoursOn(local + 1)?.[0]?.open ?? 0;
  return evening < 0 && time >= calendar.toUtc((local + 1) * dayMs + evening) ? local + 1 : local;
}

function localDay(calendar: Calendar, time: number, day: number): number {
  if (time < calendar.toUtc(day * dayMs)) return day - 1;
  return time < calendar.toUtc((day + 1) * dayMs) ? day : day + 1;
}
