import { dayOfDailyBar } from '../calendars/bar-days';
import type { Calendar } from '../calendars/calendar';
import { dayMs, mondayOf } from '../calendars/days';
import { type Session, sessionOn, sessionsBetween } from '../calendars/sessions';

/** A longer bar that shorter ones are brought together into. */
export interface Bucket {
  /** What the longer bar is stamped with. */
  readonly start: number;
  /** The first moment after it: nothing that begins then or later belongs to it. */
  readonly end: number;
}

/** The bucket of the bar that starts at `time`, the same object for the same bucket; null where it is left out. Ask in time order. */
export type BucketOf = (time: number) => Bucket | null;

const weekMs = 7 * dayMs;

/**
 * How the bars of a series are brought together into bars of `targetMs`.
 *
 * Without a calendar buckets are aligned to UTC, weeks to Monday. With one, buckets of less than a day count from the open of
 * each span and end with it (outside of the session from the close before, up to the next open), and those of a day or a week are
 * made of its sessions alone: a day is stamped with the date of its session at 00:00 UTC, as imported daily bars are, a week with
 * its Monday; bars outside the sessions are left out.
 *
 * @param time ascending; the bars that will be asked about
 */
export function bucketsFor(
  time: Float64Array,
  sourceMs: number,
  targetMs: number,
  calendar: Calendar | null,
): BucketOf {
  if (calendar === null) return alignedToUtc(targetMs);
  if (sourceMs >= dayMs) return weeksOfDays(calendar);
  const sessions = sessionsBetween(calendar, (time[0] ?? 0) - weekMs, (time.at(-1) ?? 0) + weekMs);
  if (targetMs < dayMs) return withinSpans(sessions, targetMs);
  return targetMs < weekMs ? ofSessions(sessions, dayOfSession) : ofSessions(sessions, weekOf(calendar));
}

/** 1970-01-01 was a Thursday: weeks since then begin four days later. */
function alignedToUtc(targetMs: number): BucketOf {
  const origin = targetMs === weekMs ? 4 * dayMs : 0;
  let current: Bucket | null = null;
  return (time) => {
    if (current === null || time >= current.end) {
      const start = Math.floor((time - origin) / targetMs) * targetMs + origin;
      current = { start, end: start + targetMs };
    }
    return current;
  };
}

/** Every open and close of a span is an edge that no bucket crosses. */
function withinSpans(sessions: readonly Session[], targetMs: number): BucketOf {
  const edges = sessions.flatMap(({ spans }) => spans.flatMap(({ open, close }) => [open, close]));
  let current: Bucket | null = null;
  let next = 0;
  return (time) => {
    if (current !== null && time < current.end) return current;
    while (next < edges.length && edges[next]! <= time) next++;
    const anchor = edges[next - 1] ?? 0;
    const start = anchor + Math.floor((time - anchor) / targetMs) * targetMs;
    current = { start, end: Math.min(start + targetMs, edges[next] ?? Infinity) };
    return current;
  };
}

function ofSessions(sessions: readonly Session[], bucketOfSession: (session: Session) => Bucket): BucketOf {
  let current: Bucket | null = null;
  let next = 0;
  return (time) => {
    while (next < sessions.length && sessions[next]!.close <= time) next++;
    const session = sessions[next];
    if (session === undefined || time < session.open) return null;
    const bucket = bucketOfSession(session);
    if (current?.start !== bucket.start) current = bucket;
    return current;
  };
}

function dayOfSession({ day, close }: Session): Bucket {
  return { start: day * dayMs, end: close };
}

function weekOf(calendar: Calendar): (session: Session) => Bucket {
  const known = new Map<number, Bucket>();
  return ({ day }) => {
    const monday = mondayOf(day);
    const week = known.get(monday) ?? { start: monday * dayMs, end: endOfWeek(calendar, monday) };
    known.set(monday, week);
    return week;
  };
}

function weeksOfDays(calendar: Calendar): BucketOf {
  const week = weekOf(calendar);
  return (time) => {
    const session = sessionOn(calendar, dayOfDailyBar(calendar, time));
    return session && week(session);
  };
}

/** The close of the last session of a week that has one. */
function endOfWeek(calendar: Calendar, monday: number): number {
  for (let day = monday + 6; day >= monday; day--) {
    const session = sessionOn(calendar, day);
    if (session) return session.close;
  }
  return (monday + 7) * dayMs;
}
