import type { CorporateAction } from '@shared/series';
import type { SeriesData } from '../series-data';

/** A series as it goes into an experiment: remedies applied, corporate actions beside it. */
export interface SourceSeries<D extends SeriesData = SeriesData> {
  readonly data: D;
  /** Median distance of two bars, points or snapshots. */
  readonly intervalMs: number;
  /** Splits and dividends at the first moment that trades without them; prices of `data` are as traded. */
  readonly actions: readonly CorporateAction[];
}

/** All market data that a spec names: its series, and the auxiliary ones by the names it gives them. */
export interface ExperimentData {
  readonly series: SourceSeries<Extract<SeriesData, { kind: 'bars' }>>;
  readonly auxiliary: ReadonlyMap<string, SourceSeries>;
}
