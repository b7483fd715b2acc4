import data from './data/calendars.json';

/** What `scripts/make-calendars.py` wrote of an exchange; one with an `alias` has the sessions of that one. */
export interface CalendarEntry {
  readonly name: string;
  readonly alias?: string;
  readonly zone?: string;
  /** First and last day that is covered. */
  readonly from?: string;
  readonly to?: string;
  /** `12345` is Monday to Friday. */
  readonly weekdays?: string;
  /** Regular hours by the day from which they hold, ascending: `09:00-11:30 12:30-15:00`; `<17:00` is the day before. */
  readonly hours?: Readonly<Record<string, string>>;
  /** Weekdays without a session, by year: `0101 0219`. */
  readonly closed?: Readonly<Record<string, string>>;
  /** Days of other hours, by those hours and year. */
  readonly special?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export type CalendarFacts = Required<Omit<CalendarEntry, 'alias'>>;

/** By key, such as `XNYS`. */
export const entries: Readonly<Record<string, CalendarEntry>> = data.calendars;
