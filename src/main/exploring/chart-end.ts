import { type ChartAsk, type ChartDetail, windowFor } from '@shared/chart';
import { getSeries } from '../storage/series';
import { readSourceEnd } from '../storage/series-source';
import { chartDetail } from './chart';
import { chartSource } from './chart-source';
import type { SeriesCache } from './series-cache';

/**
 * The first picture of a series, its last bars one by one, without reading the millions before them; null where it takes more than
 * that. How prices are written goes by what was read, so until the whole series is.
 */
export function chartOfTheEnd({ db, has }: SeriesCache, ask: ChartAsk): ChartDetail | null {
  const { id, place, points, prices, features } = ask;
  if (place.at !== 'end' || features.length > 0 || has(id)) return null;
  const { bars: count } = getSeries(db, id);
  const shown = { from: count - place.bars, to: count };
  const window = windowFor(shown, count, points);
  const end = window.bucket === 1 ? readSourceEnd(db, id, count - window.first) : null;
  if (end === null) return null;
  const read = { at: 'window', bucket: 1, first: window.first - end.first, end: count - end.first } as const;
  const detail = chartDetail(chartSource(end.source, prices), [], { ...ask, place: read });
  return { ...detail, window, count, shown };
}
