import type { CalendarSummary } from '@shared/calendars';
import { AppError } from '@shared/errors';
import { wallClockToUtc } from '../importing/zone';
import { nearestOf } from '../text/nearest';
import { dayOfDate } from './days';
import { type CalendarEntry, type CalendarFacts, entries } from './entries';
import { type Hours, hoursFinder } from './hours';

/** Days are counted from 1970-01-01, as a session's date is: `Date.UTC(...) / 86_400_000`. */
export interface Calendar {
  readonly key: string;
  readonly name: string;
  /** IANA zone of its hours. */
  readonly zone: string;
  /** First and last day of which closures are known; beyond them every regular weekday is taken for a session. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Hours of the session of a day, from local midnight in ms; null where there is none. */
  readonly hoursOn: (day: number) => Hours | null;
  /** From local wall-clock ms, as if they were UTC, to UTC. */
  readonly toUtc: (wall: number) => number;
}

/** All calendars, those of no exchange first. */
export function listCalendars(): readonly CalendarSummary[] {
  return Object.entries(entries).map(([key, { name, alias }]) => {
    const { zone, from, to } = factsOf(alias ?? key);
    return { key, name, zone, from, to };
  });
}

/** The calendar of a key such as `XNYS`, or null. Decoded once and kept. */
export function findCalendar(key: string): Calendar | null {
  const known = decoded.get(key);
  if (known) return known;
  const entry = Object.hasOwn(entries, key) ? entries[key] : undefined;
  if (!entry) return null;
  const calendar = decode(key, entry);
  decoded.set(key, calendar);
  return calendar;
}

/** As `findCalendar`. @throws AppError `invalid` for a key of no calendar. */
export function requireCalendar(key: string): Calendar {
  const calendar = findCalendar(key);
  if (calendar) return calendar;
  throw new AppError('invalid', `The calendar ${unknownCalendar(key)}.`);
}

/** What is wrong with a key, to follow the name of its field: `"XNYZ" is not known; did you mean XNYS?` */
export function unknownCalendar(key: string): string {
  const nearest = nearestOf(key, Object.keys(entries));
  const advice =
    nearest === null ? `choose one of ${Object.keys(entries).join(', ')}` : `did you mean ${nearest}?`;
  return `"${key}" is not known; ${advice}`;
}

/** Everything that is known of a calendar, as text: what a result that used it depends on. Empty for a key of none. */
export function factsText(key: string): string {
  if (findCalendar(key) === null) return '';
  return JSON.stringify(factsOf(entries[key]?.alias ?? key));
}

const decoded = new Map<string, Calendar>();

function factsOf(key: string): CalendarFacts {
  const { name, zone, from, to, weekdays, hours, closed, special } = entries[key] ?? {};
  if (!name || !zone || !from || !to || !weekdays || !hours || !closed || !special) {
    throw new Error(`The facts of calendar ${key} are not whole.`);
  }
  return { name, zone, from, to, weekdays, hours, closed, special };
}

function decode(key: string, entry: CalendarEntry): Calendar {
  const facts = factsOf(entry.alias ?? key);
  return {
    key,
    name: entry.name,
    zone: facts.zone,
    firstDay: dayOfDate(facts.from),
    lastDay: dayOfDate(facts.to),
    hoursOn: hoursFinder(facts),
    toUtc: wallClockToUtc(facts.zone),
  };
}
