import type { Calendar } from './calendar';
import { dateOfDay, dayMs } from './days';

/** A sentence where some of `from` ... `to` lies outside the days that the calendar covers, else null. */
export function outsideKnown(calendar: Calendar, from: number, to: number): string | null {
  const { firstDay, lastDay, key } = calendar;
  if (from >= firstDay * dayMs && to < (lastDay + 1) * dayMs) return null;
  return `The calendar ${key} knows closures from ${dateOfDay(firstDay)} to ${dateOfDay(lastDay)}; outside it every regular weekday is taken for a session.`;
}
