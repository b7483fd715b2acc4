import type { SourceSeries } from '@core/dataset/experiment-data';
import type { ChartPrices } from '@shared/chart';
import type { FeatureSpec } from '@shared/spec';
import { createByteLru } from './byte-lru';
import {
  type ChartSource,
  chartSource,
  indicatorSource,
  type LineSource,
  lineBytes,
  sourceBytes,
} from './chart-source';

/** What charts are drawn from, kept while it fits: panning asks for it many times a second. */
export interface ChartCache {
  source(id: number, prices: ChartPrices): ChartSource;
  /** @throws AppError `invalid` as `indicatorSource`. */
  indicator(id: number, prices: ChartPrices, feature: FeatureSpec): LineSource;
}

/** A series as it is now; the revision is another one whenever the data are. */
export interface CurrentSeries {
  readonly revision: number;
  readonly source: SourceSeries;
}

const sourcesLimit = 384 * 1024 * 1024;
/** Some twenty indicators of a million bars. */
const linesLimit = 256 * 1024 * 1024;

export function createChartCache(current: (id: number) => CurrentSeries): ChartCache {
  const sources = createByteLru<ChartSource>(sourcesLimit, sourceBytes);
  const lines = createByteLru<LineSource>(linesLimit, lineBytes);
  const sourceOf = (key: string, series: SourceSeries, prices: ChartPrices): ChartSource =>
    sources.get(key, () => chartSource(series, prices));
  return {
    source(id, prices) {
      const { revision, source } = current(id);
      return sourceOf(`${id} ${revision} ${prices}`, source, prices);
    },
    indicator(id, prices, feature) {
      const { revision, source } = current(id);
      const key = `${id} ${revision} ${prices}`;
      return lines.get(`${key} ${JSON.stringify(feature)}`, () =>
        indicatorSource(sourceOf(key, source, prices), feature),
      );
    },
  };
}
