import { requireCalendar } from '@core/calendars/calendar';
import type { ChartAsk, ChartDetail, ChartPrices } from '@shared/chart';
import type { SeriesImport } from '@shared/importing';
import type { SeriesSummary } from '@shared/series';
import type { FeatureSpec } from '@shared/spec';
import type { Emit } from '../jobs/board';
import { removeRows, restoreRows } from '../storage/removal';
import { getSeries, listSeries, renameSeries } from '../storage/series';
import { listImports } from '../storage/series-imports';
import { setCalendar } from '../storage/series-settings';
import type { Session } from './session';

export interface SeriesParts {
  readonly session: Session;
  readonly clock: () => number;
  readonly emit: Emit;
}

export function seriesService({ session, clock, emit }: SeriesParts) {
  const db = () => session.workspace().db;
  const changed = (ids: readonly number[]): void => emit('changed', { topic: 'series', ids });
  return {
    list: (): SeriesSummary[] => listSeries(db()),
    chart: (ask: ChartAsk): Promise<ChartDetail> => session.explorer().ask('chart', ask),
    async indicator(id: number, prices: ChartPrices, feature: FeatureSpec): Promise<void> {
      await session.explorer().ask('indicator', { id, prices, feature });
    },
    /** Files that were imported into a series, the oldest first. */
    imports: (id: number): SeriesImport[] => listImports(db(), id),
    rename(id: number, name: string): SeriesSummary {
      const series = renameSeries(db(), id, name);
      changed([id]);
      return series;
    },
    setCalendar(id: number, calendar: string | null): SeriesSummary {
      if (calendar !== null) requireCalendar(calendar);
      setCalendar(db(), id, calendar);
      changed([id]);
      return getSeries(db(), id);
    },
    remove(ids: readonly number[]): void {
      removeRows(db(), 'series', ids, clock());
      changed(ids);
    },
    restore(ids: readonly number[]): void {
      restoreRows(db(), 'series', ids);
      changed(ids);
    },
  };
}
