import { type FileHandle, open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { columnsOf, type SeriesData } from '@core/series-data';
import { AppError } from '@shared/errors';
import type { SeriesSummary } from '@shared/series';
import { type Db, inTransaction } from './open';
import { chunkBars, insertSeriesRow, type NewSeries, packChunk, requireFreeName, showSeries } from './series';
import { type SeriesShape, shapeOf } from './series-shape';

/** A series that a process left in a file, chunk after chunk as the workspace stores them. */
export interface SeriesFile {
  readonly path: string;
  readonly shape: SeriesShape;
  readonly columns: number;
}

/** The bytes of such a file, from a chunk on. */
export function packSeries(data: SeriesData, firstSeq = 0): Uint8Array {
  const columns = columnsOf(data);
  const { bars } = shapeOf(data);
  const start = firstSeq * chunkBars;
  const bytes = new Uint8Array(8 * columns.length * Math.max(bars - start, 0));
  for (let from = start; from < bars; from += chunkBars) {
    const chunk = packChunk(columns, from, Math.min(bars, from + chunkBars));
    bytes.set(chunk, 8 * columns.length * (from - start));
  }
  return bytes;
}

/** So many chunks, some 2 MB, are stored at a stretch: a hundredth of a second in which main answers nobody. */
const sliceChunks = 8;

/**
 * Stores a series with all it holds, or nothing, and lets whoever waits for an answer have it in between. Until all of it is
 * there it counts as a deletion of long ago, which the next opening of the workspace makes final.
 *
 * @throws AppError `conflict` where the name is taken, `cancelled` where the workspace was closed meanwhile.
 */
export async function insertSeriesFile(
  db: Db,
  series: NewSeries,
  file: SeriesFile,
  now: number,
): Promise<SeriesSummary> {
  requireFreeName(db, series.name);
  const id = insertSeriesRow(db, series, file.shape, now, 0);
  let handle: FileHandle | undefined;
  try {
    handle = await open(file.path, 'r');
    for (let seq = 0; seq * chunkBars < file.shape.bars; seq += sliceChunks) {
      const slice = await readSlice(handle, file, seq);
      if (!db.open) throw closedMeanwhile();
      insertSlice(db, id, seq, file, slice);
      await setImmediate();
    }
    if (!db.open) throw closedMeanwhile();
    return showSeries(db, id, series.name);
  } catch (error) {
    // Where the storage is at fault the next opening has to do it.
    if (error instanceof AppError && db.open) db.prepare('DELETE FROM series WHERE id = ?').run(id);
    throw error;
  } finally {
    await handle?.close();
  }
}

async function readSlice(
  handle: FileHandle,
  { columns, shape }: SeriesFile,
  seq: number,
): Promise<Uint8Array> {
  const bytesPerBar = 8 * columns;
  const bars = Math.min(sliceChunks * chunkBars, shape.bars - seq * chunkBars);
  const slice = new Uint8Array(bytesPerBar * bars);
  const { bytesRead } = await handle.read(slice, 0, slice.length, bytesPerBar * seq * chunkBars);
  if (bytesRead < slice.length) throw new Error('The file of a series is shorter than it says.');
  return slice;
}

function insertSlice(db: Db, id: number, firstSeq: number, { columns }: SeriesFile, slice: Uint8Array): void {
  const insert = db.prepare('INSERT INTO bar_chunk (series_id, seq, bars, data) VALUES (?, ?, ?, ?)');
  const chunkBytes = 8 * columns * chunkBars;
  inTransaction(db, () => {
    for (let from = 0; from < slice.length; from += chunkBytes) {
      const chunk = slice.subarray(from, from + chunkBytes);
      insert.run(id, firstSeq + from / chunkBytes, chunk.length / (8 * columns), chunk);
    }
  });
}

function closedMeanwhile(): AppError {
  return new AppError(
    'cancelled',
    'The workspace was closed while the series was stored. Nothing was stored; open it and import again.',
  );
}
