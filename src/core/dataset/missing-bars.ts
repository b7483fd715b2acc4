import type { Bars } from '../bars';
import { dayOfDailyBar } from '../calendars/bar-days';
import type { Calendar } from '../calendars/calendar';
import { dayMs, mondayOf } from '../calendars/days';
import { isSession, sessionsBetween } from '../calendars/sessions';
import { phasesOf } from './bar-phase';

/** Bars that a calendar expects between the first and the last bar of a series, and that are not there. */
export interface MissingBars {
  /** When they would begin. Ascending. [missing] */
  readonly start: Float64Array;
  /** Index of the bar that comes after each. [missing] */
  readonly before: Int32Array;
}

/**
 * Finds what is missing: bars of less than a day by the open of each span (or as far after it as the bars of the series begin:
 * see `phasesOf`), daily ones by session, weekly ones by weeks with a session. Bars of other lengths are not expected by any calendar,
 * and none is missing. A bar counts as there wherever it begins within the length of the expected one.
 *
 * @param time ascending
 */
export function missingBars(time: Float64Array, intervalMs: number, calendar: Calendar): MissingBars {
  if (time.length === 0) return { start: new Float64Array(), before: new Int32Array() };
  if (intervalMs < dayMs) return missingWithinSessions(time, intervalMs, calendar);
  if (intervalMs === dayMs) return missingDays(time, calendar);
  if (intervalMs === 7 * dayMs) return missingWeeks(time, calendar);
  return { start: new Float64Array(), before: new Int32Array() };
}

/** 1 where bars are missing just before, else 0. [time] */
export function breaksOf(length: number, missing: MissingBars): Uint8Array {
  const breaks = new Uint8Array(length);
  for (const t of missing.before) breaks[t] = 1;
  return breaks;
}

/**
 * The bars with each missing one stood in for by the previous close, without volume (NaN where no bar before has one). What
 * stands in is known when the bar before is over.
 */
export function fillMissing(bars: Bars, missing: MissingBars): Bars {
  const length = bars.time.length + missing.start.length;
  const column = () => new Float64Array(length);
  const all = {
    time: column(),
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: column(),
  };
  // Of a series whose volumes begin in a later year none was known yet.
  let noVolume = NaN;
  let next = 0;
  for (let t = 0, i = 0; i < length; i++) {
    const isMissing = next < missing.start.length && missing.before[next] === t;
    all.time[i] = isMissing ? missing.start[next++]! : bars.time[t]!;
    const close = bars.close[t - 1]!;
    all.open[i] = isMissing ? close : bars.open[t]!;
    all.high[i] = isMissing ? close : bars.high[t]!;
    all.low[i] = isMissing ? close : bars.low[t]!;
    all.close[i] = isMissing ? close : bars.close[t]!;
    all.volume[i] = isMissing ? noVolume : bars.volume[t]!;
    if (isMissing) continue;
    if (!Number.isNaN(bars.volume[t]!)) noVolume = 0;
    t++;
  }
  return all;
}

function missingWithinSessions(time: Float64Array, intervalMs: number, calendar: Calendar): MissingBars {
  const [first, last] = [time[0]!, time.at(-1)!];
  const sessions = sessionsBetween(calendar, first, last);
  const phases = phasesOf(time, sessions, intervalMs);
  const start: number[] = [];
  const before: number[] = [];
  let t = 0;
  sessions.forEach(({ spans }, session) => {
    for (const { open, close } of spans) {
      for (let slot = open + phases[session]!; slot < close && slot < last; slot += intervalMs) {
        const end = Math.min(slot + intervalMs, close);
        while (time[t]! < slot) t++;
        if (end <= first || time[t]! < end) continue;
        start.push(slot);
        before.push(t);
      }
    }
  });
  return { start: Float64Array.from(start), before: Int32Array.from(before) };
}

function missingDays(time: Float64Array, calendar: Calendar): MissingBars {
  const days = time.map((moment) => dayOfDailyBar(calendar, moment));
  const stamp = stampOf(time[0]!, days[0]!, calendar);
  return missingSteps(days, 1, (day) => (isSession(calendar, day) ? stamp(day) : null));
}

function missingWeeks(time: Float64Array, calendar: Calendar): MissingBars {
  const weeks = time.map((moment) => mondayOf(dayOfDailyBar(calendar, moment)));
  const stamp = stampOf(time[0]!, weeks[0]!, calendar);
  const hasSession = (monday: number) => [0, 1, 2, 3, 4, 5, 6].some((i) => isSession(calendar, monday + i));
  return missingSteps(weeks, 7, (monday) => (hasSession(monday) ? stamp(monday) : null));
}

/** What is expected on the days between those of neighbouring bars, every `step` days. */
function missingSteps(
  days: Float64Array,
  step: number,
  expected: (day: number) => number | null,
): MissingBars {
  const start: number[] = [];
  const before: number[] = [];
  for (let t = 1; t < days.length; t++) {
    for (let day = days[t - 1]! + step; day < days[t]!; day += step) {
      const time = expected(day);
      if (time === null) continue;
      start.push(time);
      before.push(t);
    }
  }
  return { start: Float64Array.from(start), before: Int32Array.from(before) };
}

/** How the series stamps its days: at midnight UTC, or at the same time of day on the exchange as its first bar. */
function stampOf(first: number, firstDay: number, calendar: Calendar): (day: number) => number {
  if (first === firstDay * dayMs) return (day) => day * dayMs;
  const timeOfDay = first - calendar.toUtc(firstDay * dayMs);
  return (day) => calendar.toUtc(day * dayMs + timeOfDay);
}
