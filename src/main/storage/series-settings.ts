import type { Db } from './open';

/** Keeps the calendar that a series is judged by; null for none. What is read of its bars stays the same. */
export function setCalendar(db: Db, id: number, calendar: string | null): void {
  db.prepare('UPDATE series SET calendar = ? WHERE id = ?').run(calendar, id);
}
