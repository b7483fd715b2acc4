import { findCalendar } from '@core/calendars/calendar';
import { actionsInTime } from '@core/dataset/action-times';
import { asTraded } from '@core/dataset/actions';
import type { SeriesData } from '@core/series-data';
import type { Remedy } from '@shared/quality';
import type { CorporateAction, SeriesSummary } from '@shared/series';
import { readActions } from './corporate-actions';
import type { Db } from './open';

/** A series with its splits and dividends beside it. */
export interface ActedOn {
  /** Prices as they were traded. */
  readonly data: SeriesData;
  /** At the moments they take effect, oldest first. */
  readonly actions: readonly CorporateAction[];
  /** What the hash of the series must know of them; empty where there is nothing. */
  readonly lines: readonly string[];
  /** The same where prices are asked for as traded, which most actions leave as they are. */
  readonly rawLines: readonly string[];
}

/**
 * The recorded actions of a series and the splits among its remedies, at the moments they take effect; and its bars as they were
 * traded, where the file's prices had the splits taken out of them.
 */
export function actOn(db: Db, series: SeriesSummary, data: SeriesData, remedies: readonly Remedy[]): ActedOn {
  if (data.kind !== 'bars') return { data, actions: [], lines: [], rawLines: [] };
  const { actions: recorded, isSplitAdjusted } = readActions(db, series.id);
  const zone = findCalendar(series.calendar ?? '')?.zone ?? series.timeZone;
  const dated = actionsInTime(recorded, data.bars.time, series.intervalMs, zone);
  const actions = [...dated, ...splitsOf(remedies, dated)].sort((a, b) => a.time - b.time);
  const lines = actions.map(({ kind, time, value }) => `${kind} ${time} ${value}`);
  if (!isSplitAdjusted || actions.length === 0) return { data, actions, lines, rawLines: [] };
  const traded = asTraded(data.bars, actions);
  const all = ['split-adjusted', ...lines];
  return { data: { kind: 'bars', bars: traded.bars }, actions: traded.actions, lines: all, rawLines: all };
}

/** Splits that the user accepted as remedies, but for those that are recorded as well. */
function splitsOf(remedies: readonly Remedy[], recorded: readonly CorporateAction[]): CorporateAction[] {
  return remedies.flatMap((remedy) => {
    if (remedy.kind !== 'split') return [];
    const { kind, time, value } = remedy;
    const isRecorded = recorded.some((action) => action.kind === 'split' && action.time === time);
    return isRecorded ? [] : [{ kind, time, value }];
  });
}
