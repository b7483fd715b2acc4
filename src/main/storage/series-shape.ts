import { type SeriesData, timesOf } from '@core/series-data';

/** What a row of the table says of a series' data. */
export interface SeriesShape {
  readonly kind: SeriesData['kind'];
  readonly bars: number;
  readonly firstTime: number;
  readonly lastTime: number;
  readonly hasAdjustedClose: boolean;
  readonly levels: number;
}

export function shapeOf(data: SeriesData): SeriesShape {
  const time = timesOf(data);
  return {
    kind: data.kind,
    bars: time.length,
    firstTime: time[0] ?? Number.NaN,
    lastTime: time.at(-1) ?? Number.NaN,
    hasAdjustedClose: data.kind === 'bars' && data.bars.adjustedClose !== null,
    levels: data.kind === 'depth' ? data.levels.length : 0,
  };
}
