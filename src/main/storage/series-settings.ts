import type { Db } from './open';

/** Keeps the calendar that a series is judged by; null for none. Another revision, since its zone says when actions take effect. */
export function setCalendar(db: Db, id: number, calendar: string | null): void {
  db.prepare('UPDATE series SET calendar = ?, revision = revision + 1 WHERE id = ?').run(calendar, id);
}
