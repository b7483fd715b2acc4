import { Info } from 'luxon';

/** Trading days of a series, told apart by the pauses between them. */
export interface Session {
  /** Indexes of its first and last bar. */
  readonly from: number;
  readonly to: number;
  /** Minutes of the day, on the clock of the market, at which these bars begin. */
  readonly opens: number;
  readonly closes: number;
}

const hourMs = 3_600_000;
const minuteMs = 60_000;
/** Shorter pauses are lunch. */
const shortestPause = 4 * hourMs;
const dayMinutes = 1440;

/** @param time ascending */
export function sessionsOf(time: Float64Array, intervalMs: number, timeZone: string): Session[] {
  const zone = Info.normalizeZone(timeZone);
  const minutes = (at: number): number => {
    const local = Math.round(at / minuteMs) + zone.offset(at);
    return ((local % dayMinutes) + dayMinutes) % dayMinutes;
  };
  const sessions: Session[] = [];
  const pause = Math.max(shortestPause, 1.5 * intervalMs);
  let from = 0;
  for (let t = 1; t <= time.length; t += 1) {
    if (t < time.length && time[t]! - time[t - 1]! < pause) continue;
    sessions.push({ from, to: t - 1, opens: minutes(time[from]!), closes: minutes(time[t - 1]!) });
    from = t;
  }
  return sessions;
}

/** The minute that most of them share. NaN of none. */
export function mostFrequent(minutes: readonly number[]): number {
  const counts = new Map<number, number>();
  let best = Number.NaN;
  for (const minute of minutes) {
    const count = (counts.get(minute) ?? 0) + 1;
    counts.set(minute, count);
    if (!(count <= (counts.get(best) ?? 0))) best = minute;
  }
  return best;
}

/** From one minute of the day to another the short way round, in minutes from -720 to 720. */
export function minutesBetween(from: number, to: number): number {
  const ahead = (((to - from) % dayMinutes) + dayMinutes) % dayMinutes;
  return ahead > dayMinutes / 2 ? ahead - dayMinutes : ahead;
}

/**
 * Days, as UTC midnights, on which the clocks of a zone change between two moments.
 */
export function clockChanges(timeZone: string, from: number, to: number): number[] {
  const zone = Info.normalizeZone(timeZone);
  const days: number[] = [];
  const dayMs = 24 * hourMs;
  let offset = zone.offset(from);
  for (let day = Math.floor(from / dayMs) * dayMs; day <= to + dayMs; day += dayMs) {
    const next = zone.offset(day);
    if (next !== offset) days.push(day);
    offset = next;
  }
  return days;
}
