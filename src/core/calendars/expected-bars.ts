import type { Calendar } from './calendar';
import { dayMs, mondayOf } from './days';
import { type Session, sessionsBetween } from './sessions';

/**
 * Starts of the bars that the calendar expects in `from` <= t <= `to`, ascending. Bars of less than a day count from the open
 * of each span, so that the last of one may be shorter; a daily bar is stamped with the date of its session at 00:00 UTC, a
 * weekly one with the Monday. Longer ones are not expected by a calendar.
 *
 * @param intervalMs length of a bar.
 * @param phaseMs how far after the open the first bar starts: see `phasesOf`.
 */
export function expectedBars(
  calendar: Calendar,
  from: number,
  to: number,
  intervalMs: number,
  phaseMs = 0,
): Float64Array {
  if (intervalMs > 7 * dayMs) return new Float64Array();
  // Daily stamps may lie a day from their sessions, in the east before and in the west after them; weekly ones a week.
  const margin = intervalMs >= dayMs ? intervalMs + dayMs : 0;
  const starts: number[] = [];
  for (const session of sessionsBetween(calendar, from - margin, to + margin)) {
    for (const start of startsIn(session, intervalMs, phaseMs)) {
      if (start >= from && start <= to && start !== starts.at(-1)) starts.push(start);
    }
  }
  return Float64Array.from(starts);
}

function* startsIn({ day, spans }: Session, intervalMs: number, phaseMs: number): Generator<number> {
  if (intervalMs === 7 * dayMs) yield mondayOf(day) * dayMs;
  else if (intervalMs >= dayMs) yield day * dayMs;
  else {
    for (const { open, close } of spans) {
      for (let start = open + phaseMs; start < close; start += intervalMs) yield start;
    }
  }
}
