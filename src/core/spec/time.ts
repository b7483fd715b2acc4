import type { ExperimentSpec, SpecFault } from '@shared/spec';
import { findCalendar, unknownCalendar } from '../calendars/calendar';

/** Calendars that are not there, and what only a calendar can tell and is asked without one. */
export function timeFaults({ calendar, session, missingBars }: ExperimentSpec['data']): readonly SpecFault[] {
  if (calendar !== null) {
    if (findCalendar(calendar)) return [];
    return [{ path: 'data.calendar', message: unknownCalendar(calendar) }];
  }
  return [
    ...(session === 'all'
      ? []
      : [needsCalendar('data.session', session, 'which bars lie outside the session', 'all')]),
    ...(missingBars === 'leave'
      ? []
      : [needsCalendar('data.missingBars', missingBars, 'which bars are missing', 'leave')]),
  ];
}

function needsCalendar(path: string, value: string, what: string, instead: string): SpecFault {
  return {
    path,
    message: `is "${value}", but without data.calendar nothing tells ${what}; choose a calendar, or "${instead}"`,
  };
}
