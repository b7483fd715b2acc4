import { dayMs, dayOfDate, weekdayOf } from './days';
import type { CalendarFacts } from './entries';

/** When trading is open, from local midnight of the session's day in ms: one span, or two around lunch. Below 0: the day before. */
export type Hours = readonly Span[];

interface Span {
  readonly open: number;
  readonly close: number;
}

type Facts = Pick<CalendarFacts, 'from' | 'to' | 'weekdays' | 'hours' | 'closed' | 'special'>;

/** A function from a day to the hours of its session, null where it has none. */
export function hoursFinder(facts: Facts): (day: number) => Hours | null {
  const regular = Object.entries(facts.hours).map(([since, text]) => ({
    since: dayOfDate(since),
    hours: parseHours(text),
  }));
  const closed = new Set(daysOf(facts.closed));
  const special = new Map(
    Object.entries(facts.special).flatMap(([text, years]) => {
      const hours = parseHours(text);
      return daysOf(years).map((day) => [day, hours] as const);
    }),
  );
  const isWeekday = Array.from({ length: 7 }, (_, weekday) => facts.weekdays.includes(String(weekday + 1)));
  const regularOn = (day: number): Hours | null =>
    (regular.findLast(({ since }) => since <= day) ?? regular[0])?.hours ?? null;
  return (day) => {
    const other = special.get(day);
    if (other) return other;
    return isWeekday[weekdayOf(day)] && !closed.has(day) ? regularOn(day) : null;
  };
}

/** `09:00-11:30 12:30-15:00`, `<17:00-16:00` from the day before, `00:00-24:00`. */
function parseHours(text: string): Hours {
  return text.split(' ').map((span) => {
    const [open = '', close = ''] = span.split('-');
    return { open: parseClock(open), close: parseClock(close) };
  });
}

function parseClock(text: string): number {
  const isDayBefore = text.startsWith('<');
  const [hours = 0, minutes = 0] = (isDayBefore ? text.slice(1) : text).split(':').map(Number);
  return (hours * 60 + minutes) * 60_000 - (isDayBefore ? dayMs : 0);
}

function daysOf(years: Readonly<Record<string, string>>): readonly number[] {
  return Object.entries(years).flatMap(([year, days]) =>
    days.split(' ').map((day) => dayOfDate(`${year}-${day.slice(0, 2)}-${day.slice(2)}`)),
  );
}
