import { posix } from 'node:path';
import { AppError } from '@shared/errors';
import type { ByteSource } from './byte-source';
import { cancelledReading, readRows } from './csv-rows';
import { sampleOf } from './csv-sample';
import type { InspectedFile } from './inspect-file';
import type { TableSource } from './table-source';
import { type Encoding, encodingOf } from './text-encoding';
import { seriesNameOf } from './zip-names';

/** A text as a table, wherever its bytes lie. `innerPath` is where it says what it holds: its name in an archive. */
export async function textTable(
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
