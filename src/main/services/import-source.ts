import { basename } from 'node:path';
import type { ImportOptions } from '@shared/series';
import type { Db } from '../storage/open';
import { getSeries } from '../storage/series';
import { importOptionsOf } from '../storage/series-imports';

/** Where a series came from, for the list of series: `klines.zip › BTCUSDT-1m.csv` for a file of an archive. */
export function sourceOf(path: string, { entry }: ImportOptions): string {
  return entry === undefined ? basename(path) : `${basename(path)} › ${entry}`;
}

/**
 * How a file is read that is to go into a series, where the user does not say: as the series' last one was. The file of an
 * archive is kept only with the archive, since the next month's has another name in it.
 */
export function optionsFor(db: Db, seriesId: number, path: string): ImportOptions | null {
  const kept = importOptionsOf(db, seriesId);
  if (kept === null) return null;
  const { entry, ...others } = kept;
  const isSameFile = getSeries(db, seriesId).source.startsWith(basename(path));
  return entry !== undefined && isSameFile ? kept : others;
}
