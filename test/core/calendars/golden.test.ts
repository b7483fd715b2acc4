import { readFileSync } from 'node:fs';
import { listCalendars, requireCalendar } from '@core/calendars/calendar';
import { dateOfDay, dayOfDate } from '@core/calendars/days';
import { type Session, sessionOn, sessionsBetween } from '@core/calendars/sessions';
import { describe, expect, it } from 'vitest';

interface Golden {
  readonly years: Readonly<Record<string, { readonly sessions: number; readonly sum: number }>>;
  /** By date: open, close, start and end of lunch, in minutes since 1970 UTC. */
  readonly sessions: Readonly<Record<string, string>>;
}
const golden: { readonly calendars: Readonly<Record<string, Golden>> } = JSON.parse(
  readFileSync(new URL('../../fixtures/calendars-golden.json', import.meta.url), 'utf8'),
);

const instantsOf = ({ open, close, spans: [first, second] }: Session): readonly number[] =>
  [open, close, ...(second ? [first!.close, second.open] : [])].map((ms) => ms / 60_000);

describe.each(Object.entries(golden.calendars))(
  '%s beside exchange_calendars',
  (key, { years, sessions }) => {
    const calendar = requireCalendar(key);

    it('opens and closes at the same instants, before and after every change of the clocks', () => {
      const ours = Object.keys(sessions).map((date) => {
        const session = sessionOn(calendar, dayOfDate(date));
        return [date, session && instantsOf(session).join(' ')];
      });
      expect(ours).toEqual(Object.entries(sessions));
    });

    it('has the same sessions in every year: their number and the sum of their instants', () => {
      const all = sessionsBetween(
        calendar,
        calendar.firstDay * 86_400_000,
        (calendar.lastDay + 1) * 86_400_000,
      );
      const ours: Record<string, { sessions: number; sum: number }> = {};
      for (const session of all) {
        if (session.day < calendar.firstDay || session.day > calendar.lastDay) continue;
        const year = dateOfDay(session.day).slice(0, 4);
        const { sessions, sum } = ours[year] ?? { sessions: 0, sum: 0 };
        ours[year] = { sessions: sessions + 1, sum: instantsOf(session).reduce((a, b) => a + b, sum) };
      }
      expect(ours).toEqual(years);
    });
  },
);

it('every calendar of the list is held against the library or is the same as one that is', () => {
  const missing = listCalendars().filter(({ key }) => !(key in golden.calendars));
  expect(missing.map(({ key }) => key)).toEqual(['XNAS']);
});
