import { createHash } from 'node:crypto';
import { columnsOf, type SeriesData } from '@core/series-data';
import { AppError } from '@shared/errors';
import type { LoadedData } from '../importing/read-table';
import { packSeries, type SeriesFile } from '../storage/series-file';
import { shapeOf } from '../storage/series-shape';
import { leaveFile } from './folder';
import type { LeftSeries } from './protocol';

/** Leaves what was read as a file, since it is too big for a message. */
export function leaveSeries(folder: string, name: string, { data, report, options }: LoadedData): LeftSeries {
  return { file: leaveData(folder, name, data), report, options, dataHash: hashOfData(data) };
}

/** `leaveSeries`, null where it does not fit on the disk: a preview is worth showing all the same. */
export function leaveIfItFits(folder: string, loaded: LoadedData): LeftSeries | null {
  try {
    return leaveSeries(folder, 'series', loaded);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** @param firstSeq the first chunk that the file is to hold. */
export function leaveData(folder: string, name: string, data: SeriesData, firstSeq = 0): SeriesFile {
  const path = leaveFile(folder, name, packSeries(data, firstSeq));
  return { path, shape: shapeOf(data), columns: columnsOf(data).length };
}

/** What tells data from other data of its kind: SHA-256 over the columns, one after the other. */
export function hashOfData(data: SeriesData): string {
  const hash = createHash('sha256');
  for (const column of columnsOf(data))
    hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return hash.digest('hex');
}
