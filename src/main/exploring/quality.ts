import { findCalendar } from '@core/calendars/calendar';
import { checkQuality } from '@core/quality/check';
import { applyRemedies, changesBars, inRawTimes, type Remedied } from '@core/quality/remedies';
import { tryRemedies as tryOn } from '@core/quality/try-remedies';
import { timesOf } from '@core/series-data';
import type { QualityReport, Remedy } from '@shared/quality';
import { activeRemedies } from '../storage/remedies';
import { getSeries, readSeries } from '../storage/series';
import type { SeriesCache } from './series-cache';

/** Checks a series as it stands, remedies applied; what it suggests is in the times of the import. */
export function checkSeries(cache: SeriesCache, { id }: { readonly id: number }): QualityReport {
  const series = getSeries(cache.db, id);
  const calendar = series.calendar === null ? null : findCalendar(series.calendar);
  const { data, actions, intervalMs } = cache.source(id);
  const remedies = activeRemedies(cache.db, id);
  const dismissed = new Set(remedies.flatMap((each) => (each.kind === 'dismiss' ? [each.finding] : [])));
  const report = checkQuality(data, {
    intervalMs,
    timeZone: calendar?.zone ?? series.timeZone,
    actions,
    dismissed,
    calendar,
  });
  return remedies.some(changesBars) ? inTimesOfImport(report, cache, id, remedies) : report;
}

/** Whether remedies can be applied on top of those there are. @throws AppError `invalid` with what stands against it. */
export function tryRemedies(
  { db }: SeriesCache,
  { id, remedies }: { readonly id: number; readonly remedies: readonly Remedy[] },
): Record<string, never> {
  tryOn(readSeries(db, id), activeRemedies(db, id), remedies);
  return {};
}

function inTimesOfImport(
  report: QualityReport,
  { db }: SeriesCache,
  id: number,
  remedies: readonly Remedy[],
): QualityReport {
  const raw = readSeries(db, id);
  const rawTime = timesOf(raw);
  const { data, rawIndex }: Remedied = applyRemedies(raw, remedies);
  const shown = timesOf(data);
  const timeAt = (index: number): number => rawTime[rawIndex === null ? index : rawIndex[index]!]!;
  const groups = report.groups.map((group) => ({
    ...group,
    findings: group.findings.map((finding) => ({
      ...finding,
      remedies: finding.remedies.map((remedy) => inRawTimes(remedy, shown, timeAt)),
    })),
  }));
  return { ...report, groups };
}
