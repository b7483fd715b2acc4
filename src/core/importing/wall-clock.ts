const firstPlausible = Date.UTC(1800, 0, 1);
const lastPlausible = Date.UTC(2200, 0, 1);

/** Milliseconds of a wall clock as if it were UTC; NaN for a day or an hour that does not exist. */
export function wallClock(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  ms: number,
): number {
  if (hour > 23 || minute > 59 || second > 59 || month < 1 || month > 12 || day < 1) return Number.NaN;
  if (day > 28 && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return Number.NaN;
  const time = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  return isPlausible(time) ? time : Number.NaN;
}

/** Markets have no prices outside these years; a time there is a misread number. */
export function isPlausible(time: number): boolean {
  return time >= firstPlausible && time < lastPlausible;
}
