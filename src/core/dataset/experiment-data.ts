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

export type BarsSource = SourceSeries<Extract<SeriesData, { kind: 'bars' }>>;

/** All market data that a spec names: its series, and the auxiliary ones by the names it gives them. */
export interface ExperimentData {
  readonly series: BarsSource;
  readonly auxiliary: ReadonlyMap<string, SourceSeries>;
  /** The further series of a panel, in the order of the spec; none of an experiment on one series. */
  readonly panel: readonly { readonly name: string; readonly source: BarsSource }[];
}
