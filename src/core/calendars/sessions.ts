import type { Calendar } from './calendar';
import { dayMs } from './days';

/** One day's trading; instants in ms since 1970, UTC. */
export interface Session {
  /** Its date, in days since 1970-01-01; what a daily bar of it is stamped with, at 00:00 UTC. */
  readonly day: number;
  readonly open: number;
  /** The first moment after it. */
  readonly close: number;
  /** When trading is open: one span, or two around a lunch break. */
  readonly spans: readonly Span[];
}

/** From `open` up to, not including, `close`. */
export interface Span {
  readonly open: number;
  readonly close: number;
}

/**
 * The sessions that have any moment in `from` <= t <= `to`, ascending; right across changes of the clocks. Beyond the days
 * that the calendar covers every regular weekday is taken for one: see `outsideKnown`.
 */
export function sessionsBetween(calendar: Calendar, from: number, to: number): readonly Session[] {
  const sessions: Session[] = [];
  // A day's margin on each side: no zone is a day away from UTC, and a session may open the evening before.
  const last = Math.floor(to / dayMs) + 2;
  for (let day = Math.floor(from / dayMs) - 1; day <= last; day++) {
    const session = sessionOn(calendar, day);
    if (session && session.close > from && session.open <= to) sessions.push(session);
  }
  return sessions;
}

/** The session of a day, or null where it has none. */
export function sessionOn(calendar: Calendar, day: number): Session | null {
  const hours = calendar.hoursOn(day);
  if (hours === null) return null;
  const midnight = day * dayMs;
  const spans = hours.map(({ open, close }) => ({
    open: calendar.toUtc(midnight + open),
    close: calendar.toUtc(midnight + close),
  }));
  return { day, open: spans[0]!.open, close: spans.at(-1)!.close, spans };
}

/** Whether a day has a session. */
export function isSession(calendar: Calendar, day: number): boolean {
  return calendar.hoursOn(day) !== null;
}

/** The session that a moment is in, lunch included; null where the exchange is closed. For many moments: `sessionsBetween`. */
export function sessionOf(calendar: Calendar, time: number): Session | null {
  return sessionsBetween(calendar, time, time)[0] ?? null;
}

/** Whether trading is open at a moment: in a session, and not at lunch. */
export function isOpen(calendar: Calendar, time: number): boolean {
  return sessionOf(calendar, time)?.spans.some(({ open, close }) => open <= time && time < close) ?? false;
}
