import type { StoredBars } from '@core/bars';
import { findCalendar } from '@core/calendars/calendar';
import { medianInterval } from '@core/importing/gaps';
import { checkQuality, type QualityContext } from '@core/quality/check';
import { type SeriesData, timesOf } from '@core/series-data';
import type { QualityFinding, QualityKind, QualityReport } from '@shared/quality';

type Given = Partial<Omit<QualityContext, 'calendar' | 'intervalMs'>> & { readonly calendar?: string };

/** Checks a series with what a test cares about; for the rest nothing is known of it. */
export function check(data: SeriesData, { calendar, ...given }: Given = {}): QualityReport {
  return checkQuality(data, {
    intervalMs: medianInterval(timesOf(data)),
    timeZone: 'UTC',
    actions: [],
    dismissed: new Set(),
    calendar: calendar === undefined ? null : findCalendar(calendar),
    ...given,
  });
}

export const checkBars = (bars: StoredBars, given: Given = {}): QualityReport =>
  check({ kind: 'bars', bars }, given);

export function findingsOf(report: QualityReport, kind: QualityKind): readonly QualityFinding[] {
  return report.groups.find((group) => group.kind === kind)?.findings ?? [];
}

/** `gap 2, outlier 1`: enough to see what else was found. */
export function summaryOf({ groups }: QualityReport): string {
  return groups.map(({ kind, total }) => `${kind} ${total}`).join(', ');
}
