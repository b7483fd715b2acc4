import { Info } from 'luxon';

const dayMs = 86_400_000;

/** Whether the name is a time zone that times can be read in: `UTC`, `America/New_York`, `UTC+2`. */
export function isTimeZone(name: string): boolean {
  return Info.normalizeZone(name).isValid;
}

/**
 * A function from wall-clock milliseconds (as if they were UTC) to UTC; it remembers the days it has seen.
 */
export function wallClockToUtc(timeZone: string): (wall: number) => number {
  const zone = Info.normalizeZone(timeZone);
  const offsetAt = (utc: number) => zone.offset(utc) * 60_000;
  const constant = offsetAt(0);
  if (zone.isUniversal) return (wall) => wall - constant;
  const offsetOfDay = new Map<number, number | null>();
  const atMidnight = remembered((day) => offsetAt(day * dayMs));
  return (wall) => {
    const day = Math.floor(wall / dayMs);
    let offset = offsetOfDay.get(day);
    if (offset === undefined) {
      offset = steadyOffset(day, atMidnight);
      offsetOfDay.set(day, offset);
    }
    return wall - (offset ?? offsetAround(wall, offsetAt));
  };
}

/**
 * Where the clocks went back and an hour came twice: the second time that the wall clock shows what it shows
 * at `utc`, or null where it shows it once. `wallClockToUtc` gives the first.
 */
export function secondReading(utc: number, timeZone: string): number | null {
  const zone = Info.normalizeZone(timeZone);
  const offsetAt = (time: number) => zone.offset(time) * 60_000;
  const wall = utc + offsetAt(utc);
  const second = wall - offsetAt(utc + dayMs / 4);
  return second > utc && second + offsetAt(second) === wall ? second : null;
}

/**
 * The offset that holds throughout a day, with a day's margin for zones far from UTC; null where the clocks
 * change.
 */
function steadyOffset(day: number, atMidnight: (day: number) => number): number | null {
  const before = atMidnight(day - 1);
  return atMidnight(day) === before && atMidnight(day + 2) === before ? before : null;
}

/** The platform takes microseconds for each offset, and neighbouring days ask for the same ones. */
function remembered(offsetOf: (day: number) => number): (day: number) => number {
  const known = new Map<number, number>();
  return (day) => {
    let offset = known.get(day);
    if (offset === undefined) {
      offset = offsetOf(day);
      known.set(day, offset);
    }
    return offset;
  };
}

/**
 * The offset of one wall-clock time near a change of the clocks: that of the first of two where the hour comes twice; where it is
 * skipped, the offset before the change, so that 02:30 becomes 03:30. (As Luxon resolves them, but that it takes either of two,
 * by the season in which it is asked.)
 */
function offsetAround(wall: number, offsetAt: (utc: number) => number): number {
  const first = offsetAt(wall - offsetAt(wall));
  const second = offsetAt(wall - first);
  if (first === second) return earlierOffset(wall, first, offsetAt);
  const third = offsetAt(wall - second);
  return third === second ? earlierOffset(wall, second, offsetAt) : Math.min(first, second);
}

/** The offset that held before, where the wall clock showed the same under it. */
function earlierOffset(wall: number, offset: number, offsetAt: (utc: number) => number): number {
  const before = offsetAt(wall - offset - dayMs / 4);
  return before > offset && offsetAt(wall - before) === before ? before : offset;
}
