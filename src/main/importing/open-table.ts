import { posix } from 'node:path';
import { counted, finding } from '@core/importing/findings';
import { AppError } from '@shared/errors';
import type { Finding } from '@shared/series';
import { type ByteSource, plainBytes } from './byte-source';
import { cancelledReading, readRows } from './csv-rows';
import { sampleOf } from './csv-sample';
import { gzipBytes } from './gzip-bytes';
import { type InspectedFile, inspectFile } from './inspect-file';
import { withParquet } from './parquet/table';
import type { TableSource } from './table-source';
import { type Encoding, encodingOf } from './text-encoding';
import { openZip, type ZipArchive, type ZipMember } from './zip-archive';
import { zipBytes } from './zip-bytes';
import { fileNameInArchive, seriesNameOf } from './zip-names';

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
  use: (table: TableSource) => Promise<T>,
): Promise<T> {
  const file = await inspectFile(path);
  switch (file.packing) {
    case 'zip': {
      const archive = await openZip(path, file.name);
      try {
        return await use(await zipTable(file, archive, entry, signal));
      } finally {
        archive.close();
      }
    }
    case 'gzip':
      return use(await textTable(file, gzipBytes(file), file.name, signal));
    case 'parquet':
      return withParquet(file, use);
    case 'none':
      return use(await textTable(file, plainBytes(path, file.name, file.sizeBytes), file.name, signal));
  }
}

async function zipTable(
  file: InspectedFile,
  { members }: ZipArchive,
  entry: string | undefined,
  signal: AbortSignal | undefined,
): Promise<TableSource> {
  const member = entry === undefined ? members[0]! : memberNamed(members, entry, file.name);
  const bytes = zipBytes(member, file.name, file.path);
  const table = await textTable(file, bytes, member.name, signal);
  const isOpen = entry === undefined && members.length > 1;
  return {
    ...table,
    entries: members.length > 1 ? members.map(({ name }) => name) : [],
    entry: member.name,
    findings: isOpen ? [severalFiles(file.name, members)] : [],
  };
}

function memberNamed(members: readonly ZipMember[], entry: string, archive: string): ZipMember {
  const found = members.find(({ name }) => name === entry);
  if (found !== undefined) return found;
  throw new AppError(
    'notFound',
    `"${archive}" holds no data file named ${fileNameInArchive(entry)}. It holds ${listed(members)}.`,
  );
}

/** An error, since no rule could say which of them is meant. */
function severalFiles(archive: string, members: readonly ZipMember[]): Finding {
  return finding('several-files', 'error', members.length, {
    message:
      `"${archive}" holds ${counted(members.length, 'data file')}: ${listed(members)}. One series is made of one of them; the first is shown. ` +
      'Choose which to read, or import all of them, each as a series of its own.',
  });
}

function listed(members: readonly ZipMember[]): string {
  const shown = members.slice(0, 3).map(({ name }) => fileNameInArchive(name));
  const more = members.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${counted(more, 'more', 'more')}` : '');
}

async function textTable(
  file: InspectedFile,
  bytes: ByteSource,
  innerPath: string,
  signal: AbortSignal | undefined,
): Promise<TableSource> {
  const parts = await partsOf(bytes, signal);
  const encoding: Encoding = encodingOf(parts.head.subarray(0, 64 * 1024), bytes.name);
  return {
    path: file.path,
    name: bytes.name,
    fileName: file.name,
    innerName: posix.basename(innerPath).replace(/\.gz$/i, ''),
    sizeBytes: file.sizeBytes,
    suggestedName: seriesNameOf(innerPath),
    place: 'line',
    fixed: {},
    entries: [],
    entry: null,
    findings: [],
    format: null,
    sample: async () => sampleOf(parts, encoding),
    rows: (delimiter, onRow, hooks) => readRows(bytes, encoding, delimiter, onRow, hooks),
  };
}

async function partsOf(bytes: ByteSource, signal: AbortSignal | undefined) {
  try {
    const parts = await bytes.parts(signal);
    if (parts.head.length > 0) return parts;
  } catch (error) {
    throw error instanceof Error && error.name === 'AbortError'
      ? cancelledReading(bytes.name, error)
      : bytes.fault(error);
  }
  throw new AppError('invalid', `"${bytes.name}" is empty. Export it again and import that file.`);
}
