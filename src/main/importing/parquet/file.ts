import { type FileHandle, open } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { timesAsNumbers } from './cells';
import { checkMetadata, damaged } from './guard';
import { checkedPages } from './pages';

/** The values of one column in one row group. */
export type ColumnValues = ArrayLike<unknown>;

/** An open Parquet file; `close` it. Errors are those of the reader: `parquetFault` makes sentences of them. */
export interface ParquetFile {
  readonly metadata: FileMetaData;
  /** Rows of each row group. */
  readonly groupRows: readonly number[];
  /** All of a column in a row group, one value a row. */
  column(group: number, name: string): Promise<ColumnValues>;
  close(): Promise<void>;
}

/** What Node unpacks itself is faster there, and never larger than the page says. */
const unpackers: Compressors = {
  ...compressors,
  GZIP: (input, length) => gunzipSync(input, { maxOutputLength: Math.max(length, 1) }),
  BROTLI: (input, length) => brotliDecompressSync(input, { maxOutputLength: Math.max(length, 1) }),
};

export async function openParquet(path: string, sizeBytes: number): Promise<ParquetFile> {
  const handle = await open(path, 'r');
  try {
    const file = fileBuffer(handle, sizeBytes);
    const metadata = await parquetMetadataAsync(file, { parsers: timesAsNumbers, geoparquet: false });
    const groupRows = checkMetadata(metadata);
    const scan = await parquetScan({
      ...checkedPages(file, metadata, unpackers),
      metadata,
      parsers: timesAsNumbers,
      useOffsetIndex: false,
    });
    return {
      metadata,
      groupRows,
      async column(group, column) {
        const range = scan.ranges[group];
        if (range === undefined) throw damaged('a row group is missing');
        const values = await scan.readColumn({ column, ...range });
        if (values.length !== groupRows[group]) throw damaged(`column ${column} has too few values`);
        return values;
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function fileBuffer(handle: FileHandle, byteLength: number): AsyncBuffer {
  return {
    byteLength,
    async slice(start, end = byteLength) {
      if (!(start >= 0 && start <= end && end <= byteLength))
        throw damaged('a part lies outside of the file');
      const bytes = new Uint8Array(end - start);
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
      if (bytesRead < bytes.length) throw damaged('the file ends before its data does');
      return bytes.buffer;
    },
  };
}
