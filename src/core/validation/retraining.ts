import { assertNever } from '@shared/errors';
import { dayMs, mondayOf } from '../calendars/days';

/** How often a model is trained anew: after so many bars, days, weeks or months that have bars. */
export interface Retraining {
  readonly every: number;
  readonly unit: 'bars' | 'days' | 'weeks' | 'months';
}

/** Days in UTC, since 1970-01-01, that bars begin on; `dayOfDailyBar` says them of exchanges elsewhere. [time] */
export function utcDays(time: Float64Array): Int32Array {
  return Int32Array.from(time, (t) => Math.floor(t / dayMs));
}

/**
 * Places among the moments at which the model is trained anew, ascending, the first being the first boundary at or after `first`. Days,
 * weeks (from Monday) and months are those of the calendar; ones without any moment are not counted.
 *
 * @param days day of each moment, since 1970-01-01; never falls. Not read for bars. [moments]
 */
export function retrainingPlaces(
  { every, unit }: Retraining,
  moments: number,
  days: Int32Array,
  first: number,
): Int32Array {
  const boundaries = unit === 'bars' ? everyPlace(first, moments) : periodStarts(days, unit, first);
  return boundaries.filter((_, i) => i % every === 0);
}

function everyPlace(first: number, moments: number): Int32Array {
  return Int32Array.from({ length: Math.max(0, moments - first) }, (_, i) => first + i);
}

function periodStarts(
  days: Int32Array,
  unit: Exclude<Retraining['unit'], 'bars'>,
  first: number,
): Int32Array {
  const starts: number[] = [];
  for (let m = Math.max(1, first); m < days.length; m++)
    if (periodOf(days[m]!, unit) !== periodOf(days[m - 1]!, unit)) starts.push(m);
  return Int32Array.from(starts);
}

function periodOf(day: number, unit: Exclude<Retraining['unit'], 'bars'>): number {
  switch (unit) {
    case 'days':
      return day;
    case 'weeks':
      return mondayOf(day);
    case 'months': {
      const date = new Date(day * dayMs);
      return date.getUTCFullYear() * 12 + date.getUTCMonth();
    }
    default:
      return assertNever(unit);
  }
}
