import type { SeriesSummary } from '@shared/series';

/** Day of a moment as a date field takes it, 2008-12-31, in UTC. */
export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Whether a text is such a day. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && dayOf(time) === text;
}

/** The day at which the last fifth of a series begins. */
export function proposedStart({
  firstTime,
  lastTime,
}: Pick<SeriesSummary, 'firstTime' | 'lastTime'>): string {
  return dayOf(lastTime - (lastTime - firstTime) / 5);
}
