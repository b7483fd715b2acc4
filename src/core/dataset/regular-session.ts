import { type Bars, pickBars } from '../bars';
import { dayOfDailyBar } from '../calendars/bar-days';
import type { Calendar } from '../calendars/calendar';
import { dayMs } from '../calendars/days';
import { isSession, sessionsBetween } from '../calendars/sessions';

/**
 * The bars that begin while trading is open: those before and after the session and at lunch are left out, and daily bars of
 * days without a session. Bars of more than a day are kept.
 */
export function regularSession(bars: Bars, intervalMs: number, calendar: Calendar): Bars {
  if (intervalMs > dayMs) return bars;
  const isInside = intervalMs === dayMs ? insideDays(calendar) : insideSpans(calendar, bars.time);
  const kept: number[] = [];
  bars.time.forEach((time, t) => {
    if (isInside(time)) kept.push(t);
  });
  return kept.length === bars.time.length ? bars : pickBars(bars, Int32Array.from(kept));
}

function insideDays(calendar: Calendar): (time: number) => boolean {
  return (time) => isSession(calendar, dayOfDailyBar(calendar, time));
}

/** To be asked in time order. */
function insideSpans(calendar: Calendar, time: Float64Array): (time: number) => boolean {
  const spans = sessionsBetween(calendar, time[0] ?? 0, time.at(-1) ?? 0).flatMap((session) => session.spans);
  let next = 0;
  return (moment) => {
    while (next < spans.length && spans[next]!.close <= moment) next++;
    const span = spans[next];
    return span !== undefined && span.open <= moment;
  };
}
