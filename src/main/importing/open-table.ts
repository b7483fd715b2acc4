import { plainBytes } from './byte-source';
import { gzipBytes } from './gzip-bytes';
import { type InspectedFile, inspectFile } from './inspect-file';
import { withParquet } from './parquet/table';
import type { TableSource } from './table-source';
import { textTable } from './text-table';
import { openZip, type ZipArchive } from './zip-archive';
import { seriesNameOf } from './zip-names';
import { zipTable } from './zip-table';

type Use<T> = (table: TableSource) => Promise<T>;

/**
 * Opens a file, or one file of an archive, as a table for as long as `use` runs.
 *
 * @param entry name of the file in a zip archive; may be left out where there is but one.
 * @throws AppError with a sentence where there is no table to read.
 */
export async function withTable<T>(
  path: string,
  entry: string | undefined,
  signal: AbortSignal | undefined,
  use: Use<T>,
): Promise<T> {
  const file = await inspectFile(path);
  if (file.packing !== 'zip') return withSingle(file, signal, use);
  return withZip(file, async ({ members }) => use(await zipTable(file, members, entry, signal)));
}

/** A table that can be opened: the file, or one of those in an archive. */
export interface OpenableTable {
  /** Its name in an archive of several; null elsewhere. */
  readonly entry: string | null;
  readonly suggestedName: string;
  use<T>(use: Use<T>): Promise<T>;
}

/**
 * Goes through all tables of a file, one after another: the one it is, or every data file of an archive.
 *
 * @throws AppError where the file cannot be opened at all, and whatever `visit` throws.
 */
export async function eachTable(
  path: string,
  signal: AbortSignal | undefined,
  visit: (table: OpenableTable, index: number, total: number) => Promise<void>,
): Promise<void> {
  const file = await inspectFile(path);
  if (file.packing !== 'zip') {
    const use = <T>(using: Use<T>) => withSingle(file, signal, using);
    return visit({ entry: null, suggestedName: seriesNameOf(file.name), use }, 0, 1);
  }
  return withZip(file, async ({ members }) => {
    for (const [index, { name }] of members.entries()) {
      const use = async <T>(using: Use<T>) => using(await zipTable(file, members, name, signal));
      const entry = members.length > 1 ? name : null;
      await visit({ entry, suggestedName: seriesNameOf(name), use }, index, members.length);
    }
  });
}

async function withZip<T>(file: InspectedFile, use: (archive: ZipArchive) => Promise<T>): Promise<T> {
  const archive = await openZip(file.path, file.name);
  try {
    return await use(archive);
  } finally {
    archive.close();
  }
}

async function withSingle<T>(file: InspectedFile, signal: AbortSignal | undefined, use: Use<T>): Promise<T> {
  const { path, name, sizeBytes } = file;
  if (file.packing === 'parquet') return withParquet(file, use);
  const bytes = file.packing === 'gzip' ? gzipBytes(file) : plainBytes(path, name, sizeBytes);
  return use(await textTable(file, bytes, name, signal));
}
