import { barIntervalMs, type ExperimentSpec } from '@shared/spec';
import type { Bars } from '../bars';
import { type Calendar, findCalendar, unknownCalendar } from '../calendars/calendar';
import { SpecError } from '../spec/spec-error';
import { fillMissing, type MissingBars, missingBars } from './missing-bars';
import { regularSession } from './regular-session';
import { resample, resampleFault } from './resample';

/** Bars of the session, length and completeness that a spec asks for. */
export interface BarsInTime {
  readonly bars: Bars;
  readonly intervalMs: number;
  readonly calendar: Calendar | null;
  /** What the calendar expects beside them; of filled bars what was filled. Null where that is not judged. */
  readonly missing: MissingBars | null;
  /** What the last step knows of the ones before, for `timeNotes`. */
  readonly leftOut: { readonly bySession: number; readonly byResampling: number; readonly isLast: boolean };
}

/** More bars than this no calendar is asked for: a series of seconds over years, of which most would be missing. */
const mostBars = 20_000_000;

/**
 * Session, length, missing bars, in this order: a longer bar then holds bars of the session alone, and what is missing is judged,
 * and stood in for, among bars of the final length. Throws SpecError where the bars do not allow what is asked.
 */
export function barsInTime(spec: ExperimentSpec['data'], bars: Bars, sourceMs: number): BarsInTime {
  const calendar = calendarOf(spec);
  const inSession =
    spec.session === 'regular' && calendar !== null ? regularSession(bars, sourceMs, calendar) : bars;
  const { resampled, intervalMs } = ofLength(spec, inSession, sourceMs, calendar);
  if (bars.time.length > 0 && resampled.bars.time.length === 0) throw noneLeft(spec);
  const missing = calendar && missingOf(spec, resampled.bars.time, intervalMs, calendar);
  return {
    bars: missing && spec.missingBars === 'fill' ? fillMissing(resampled.bars, missing) : resampled.bars,
    intervalMs,
    calendar,
    missing,
    leftOut: {
      bySession: bars.time.length - inSession.time.length,
      byResampling: resampled.leftOut,
      isLast: resampled.isLastDropped,
    },
  };
}

function noneLeft({ calendar, interval, session }: ExperimentSpec['data']): SpecError {
  const isSession = session === 'regular' && calendar !== null;
  return new SpecError([
    isSession
      ? {
          path: 'data.session',
          message: `leaves no bar: none begins in a session of ${calendar}; choose another data.calendar`,
        }
      : {
          path: 'data.interval',
          message: `is ${interval}, and the series holds no whole bar of that length; choose a shorter one`,
        },
  ]);
}

function calendarOf({ calendar: key }: ExperimentSpec['data']): Calendar | null {
  if (key === null) return null;
  const calendar = findCalendar(key);
  if (calendar) return calendar;
  throw new SpecError([{ path: 'data.calendar', message: unknownCalendar(key) }]);
}

function ofLength(
  { interval }: ExperimentSpec['data'],
  bars: Bars,
  sourceMs: number,
  calendar: Calendar | null,
) {
  const asIs = { resampled: { bars, leftOut: 0, isLastDropped: false }, intervalMs: sourceMs };
  if (interval === 'series') return asIs;
  const intervalMs = barIntervalMs[interval];
  if (intervalMs === sourceMs) return asIs;
  const message = resampleFault(sourceMs, intervalMs, interval);
  if (message !== null) throw new SpecError([{ path: 'data.interval', message }]);
  return { resampled: resample(bars, sourceMs, intervalMs, calendar), intervalMs };
}

function missingOf(
  spec: ExperimentSpec['data'],
  time: Float64Array,
  intervalMs: number,
  calendar: Calendar,
): MissingBars | null {
  const most = (time.at(-1)! - time[0]!) / intervalMs;
  if (!(most > mostBars)) return missingBars(time, intervalMs, calendar);
  if (spec.missingBars === 'leave') return null;
  const message = `is "${spec.missingBars}", but there could be ${Math.round(most).toLocaleString('en-US')} bars in the period, too many to look for; choose a longer data.interval, or "leave"`;
  throw new SpecError([{ path: 'data.missingBars', message }]);
}
