import type { StoredBars } from '@core/bars';
import { columnsOf, type SeriesData } from '@core/series-data';
import { type Db, inTransaction } from '@main/storage/open';
import {
  chunkBars,
  getSeries,
  insertSeriesRow,
  type NewSeries,
  packChunk,
  readSeries,
  requireFreeName,
} from '@main/storage/series';
import { shapeOf } from '@main/storage/series-shape';
import type { SeriesSummary } from '@shared/series';

/** Puts a series into a workspace at one go; the product stores in slices what an import process left (`insertSeriesFile`). */
export function insertSeries(db: Db, series: NewSeries, data: SeriesData, now: number): SeriesSummary {
  requireFreeName(db, series.name);
  const columns = columnsOf(data);
  const length = columns[0]?.length ?? 0;
  const id = inTransaction(db, () => {
    const row = insertSeriesRow(db, series, shapeOf(data), now, null);
    const insert = db.prepare('INSERT INTO bar_chunk (series_id, seq, bars, data) VALUES (?, ?, ?, ?)');
    for (let seq = 0; seq * chunkBars < length; seq++) {
      const to = Math.min(length, (seq + 1) * chunkBars);
      insert.run(row, seq, to - seq * chunkBars, packChunk(columns, seq * chunkBars, to));
    }
    return row;
  });
  return getSeries(db, id);
}

/** Bars of a series, as imported. */
export function readBars(db: Db, id: number): StoredBars {
  const data = readSeries(db, id);
  if (data.kind !== 'bars') throw new Error(`Series ${id} has no bars.`);
  return data.bars;
}
