import type { Bars } from '@core/bars';
import { depthLines } from '@core/charting/depth-lines';
import {
  type Candles,
  candlePyramid,
  type LinePoints,
  largestOf,
  linePyramid,
  type Pyramid,
  pyramidBytes,
} from '@core/charting/level-of-detail';
import { adjustBars } from '@core/dataset/bars';
import type { SourceSeries } from '@core/dataset/experiment-data';
import { computeFeature } from '@core/features/registry';
import { timesOf } from '@core/series-data';
import type { ChartPrices } from '@shared/chart';
import { AppError } from '@shared/errors';
import type { FeatureSpec } from '@shared/spec';

/** A series at every level of detail. */
export interface ChartSource {
  readonly time: Float64Array;
  readonly candles: CandleSource | null;
  /** The series' own lines, by name, where it has no candles. */
  readonly lines: ReadonlyMap<string, LineSource>;
}

export interface CandleSource {
  readonly bars: Bars;
  readonly pyramid: Pyramid<Candles>;
  readonly largest: number;
  readonly hasVolume: boolean;
}

export interface LineSource {
  readonly pyramid: Pyramid<LinePoints>;
  readonly largest: number;
}

/** @throws AppError `invalid` where the prices cannot be adjusted. */
export function chartSource({ data, actions }: SourceSeries, prices: ChartPrices): ChartSource {
  const time = timesOf(data);
  switch (data.kind) {
    case 'bars':
      return { time, candles: candleSource(adjustBars(data.bars, prices, actions)), lines: new Map() };
    case 'scalar':
      return { time, candles: null, lines: new Map([['value', lineSource(data.value)]]) };
    case 'depth':
      return { time, candles: null, lines: mapLines({ ...depthLines(data) }) };
  }
}

/** @throws AppError `invalid` where the series has no bars to compute it from, or the feature is faulty. */
export function indicatorSource({ candles }: ChartSource, feature: FeatureSpec): LineSource {
  if (candles === null)
    throw new AppError('invalid', 'Indicators are computed from bars, and this series has none.');
  return lineSource(computeFeature(candles.bars, feature));
}

/** The series' own columns are counted too: as long as a source is kept, so are they. */
export function sourceBytes({ candles, lines, time }: ChartSource): number {
  const bars = candles === null ? 0 : pyramidBytes(candles.pyramid);
  return [...lines.values()].reduce((sum, line) => sum + lineBytes(line), time.byteLength + bars);
}

export const lineBytes = ({ pyramid }: LineSource): number => pyramidBytes(pyramid);

function candleSource(bars: Bars): CandleSource {
  const { time: _, ...candles } = bars;
  return {
    bars,
    pyramid: candlePyramid(candles),
    largest: largestOf(bars.close),
    hasVolume: bars.volume.some((volume) => volume > 0),
  };
}

function lineSource(values: Float64Array): LineSource {
  return { pyramid: linePyramid(values), largest: largestOf(values) };
}

function mapLines(lines: Readonly<Record<string, Float64Array>>): ReadonlyMap<string, LineSource> {
  return new Map(Object.entries(lines).map(([name, values]) => [name, lineSource(values)]));
}
