import { dayOfDailyBar } from '../calendars/bar-days';
import type { Calendar } from '../calendars/calendar';
import { dayMs } from '../calendars/days';
import { expectedBars } from '../calendars/expected-bars';
import { sessionsBetween } from '../calendars/sessions';
import type { Run } from './runs';
import { mostFrequent } from './sessions';

/** A series held against the calendar that it keeps. */
export interface CalendarMatch {
  readonly calendar: Calendar;
  /** Bars that the calendar expects between the bar `before` and the one after it. */
  readonly missing: readonly { readonly before: number; readonly count: number }[];
  /** Bars that it does not expect. */
  readonly unexpected: readonly Run[];
}

/** Below this share of expected bars it is another calendar, or the times are off: a list of all bars helps nobody. */
const leastFit = 0.5;
/** Sessions that are looked at to learn how the series stamps its bars. */
const sampledSessions = 250;

/**
 * Compares the bars with those that the calendar expects, where it knows the holidays. Null where there is no calendar, where
 * bars are longer than a day, or where less than half of them are expected.
 */
export function matchCalendar(
  time: Float64Array,
  intervalMs: number,
  calendar: Calendar | null,
): CalendarMatch | null {
  if (calendar === null || intervalMs > dayMs || time.length < 2) return null;
  const stamps = stampsOf(time, intervalMs, calendar);
  const from = Math.max(stamps[0]!, calendar.firstDay * dayMs);
  const to = Math.min(stamps[stamps.length - 1]!, (calendar.lastDay + 1) * dayMs - 1);
  if (to <= from) return null;
  const match = compare(stamps, expectedBars(calendar, from, to, intervalMs), { from, to });
  return match.fit < leastFit ? null : { calendar, missing: match.missing, unexpected: match.unexpected };
}

/** Times as the calendar would stamp them: the session's date for daily bars, else the start of the bar. */
function stampsOf(time: Float64Array, intervalMs: number, calendar: Calendar): Float64Array {
  if (intervalMs === dayMs) return time.map((at) => dayOfDailyBar(calendar, at) * dayMs);
  const phase = phaseOf(time, intervalMs, calendar);
  return phase === 0 ? time : time.map((at) => at - phase);
}

/** How long after the open the first bar of a session is stamped, most often: its whole length where bars carry their end. */
function phaseOf(time: Float64Array, intervalMs: number, calendar: Calendar): number {
  const phases: number[] = [];
  let t = 0;
  for (const { open } of sessionsBetween(calendar, time[0]!, time[time.length - 1]!).slice(
    0,
    sampledSessions,
  )) {
    while (t < time.length && time[t]! < open) t += 1;
    if (t < time.length && time[t]! - open <= intervalMs) phases.push(time[t]! - open);
  }
  return phases.length === 0 ? 0 : mostFrequent(phases);
}

function compare(
  stamps: Float64Array,
  expected: Float64Array,
  { from, to }: { readonly from: number; readonly to: number },
): Omit<CalendarMatch, 'calendar'> & { readonly fit: number } {
  const missing: { before: number; count: number }[] = [];
  const unexpected: { from: number; to: number }[] = [];
  let next = 0;
  let known = 0;
  let matched = 0;
  for (let t = 0; t < stamps.length; t += 1) {
    const stamp = stamps[t]!;
    if (stamp < from || stamp > to) continue;
    known += 1;
    let count = 0;
    for (; next < expected.length && expected[next]! < stamp; next += 1) count += 1;
    if (count > 0 && t > 0) missing.push({ before: t - 1, count });
    if (expected[next] === stamp) {
      matched += 1;
      next += 1;
    } else if (stamp !== stamps[t - 1]) {
      const last = unexpected.at(-1);
      if (last?.to === t - 1) last.to = t;
      else unexpected.push({ from: t, to: t });
    }
  }
  return { missing, unexpected, fit: matched / known };
}
