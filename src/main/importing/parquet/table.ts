import { setImmediate } from 'node:timers/promises';
import type { TableSample } from '@core/importing/detect';
import { AppError } from '@shared/errors';
import { type FileMetaData, parquetSchema } from 'hyparquet';
import type { ReadHooks } from '../byte-source';
import { cancelledReading } from '../csv-rows';
import { fileFault } from '../file-fault';
import type { InspectedFile } from '../inspect-file';
import type { TableSource } from '../table-source';
import { seriesNameOf } from '../zip-names';
import { type CellOf, cellsOf } from './cells';
import { openParquet, type ParquetFile } from './file';

const sampleRows = 200;
/** Rows between two looks at whether the reading was cancelled. */
const batchRows = 16_384;

interface Column {
  readonly name: string;
  readonly cellOf: CellOf;
}

/** Reads rows of one row group; the one read last is kept, since a file often has but one. */
type GroupReader = (group: number) => Promise<(row: number) => string[]>;

/** Opens a Parquet file as a table for as long as `use` runs: its flat columns, a row group in memory at a time. */
export async function withParquet<T>(
  file: InspectedFile,
  use: (table: TableSource) => Promise<T>,
): Promise<T> {
  const parquet = await faulty(file, () => openParquet(file.path, file.sizeBytes));
  try {
    return await use(tableOf(file, parquet));
  } finally {
    await parquet.close();
  }
}

function tableOf(file: InspectedFile, parquet: ParquetFile): TableSource {
  const columns = columnsOf(parquet.metadata);
  const header = columns.map(({ name }) => name);
  const rowsOf = groupReader(parquet, columns);
  return {
    path: file.path,
    name: file.name,
    fileName: file.name,
    innerName: file.name,
    sizeBytes: file.sizeBytes,
    suggestedName: seriesNameOf(file.name),
    place: 'row',
    fixed: { delimiter: ',', hasHeader: true, decimal: '.' },
    entries: [],
    entry: null,
    findings: [],
    format: formatOf(parquet.metadata),
    sample: () => faulty(file, () => sampleOf(parquet, header, rowsOf)),
    async rows(_delimiter, onRow, hooks = {}) {
      onRow(header, 0);
      await faulty(file, () => readRows(file.name, parquet, rowsOf, onRow, hooks));
    },
  };
}

/** Columns that hold one value a row; lists and structures are no part of a bar. */
function columnsOf(metadata: FileMetaData): Column[] {
  return parquetSchema(metadata)
    .children.filter(
      ({ children, element }) => children.length === 0 && element.repetition_type !== 'REPEATED',
    )
    .map(({ element }) => ({ name: element.name, cellOf: cellsOf(element) }));
}

function formatOf({ key_value_metadata: notes = [], created_by: maker = '' }: FileMetaData): string {
  if (notes.some(({ key }) => key === 'pandas')) return 'Parquet by pandas';
  return /polars/i.test(maker) ? 'Parquet by Polars' : 'Parquet';
}

function groupReader(parquet: ParquetFile, columns: readonly Column[]): GroupReader {
  let kept: { readonly group: number; readonly values: readonly ArrayLike<unknown>[] } | null = null;
  return async (group) => {
    if (kept?.group !== group) {
      kept = null;
      const values: ArrayLike<unknown>[] = [];
      for (const { name } of columns) values.push(await parquet.column(group, name));
      kept = { group, values };
    }
    const { values } = kept;
    return (row) => columns.map(({ cellOf }, column) => cellOf(values[column]![row]));
  };
}

async function sampleOf(
  { groupRows }: ParquetFile,
  header: readonly string[],
  rowsOf: GroupReader,
): Promise<TableSample> {
  const last = groupRows.findLastIndex((rows) => rows > 0);
  const first = groupRows.findIndex((rows) => rows > 0);
  if (first < 0) return { head: () => [header], further: () => [] };
  // The first group last, so that it is at hand when the rows are read.
  const further = await someRows(
    await rowsOf(last),
    Math.max(groupRows[last]! - sampleRows, 0),
    groupRows[last]!,
  );
  const head = await someRows(await rowsOf(first), 0, groupRows[first]!);
  return { head: () => [header, ...head], further: () => further };
}

function someRows(cells: (row: number) => string[], from: number, end: number): string[][] {
  return Array.from({ length: Math.min(sampleRows, end - from) }, (_, i) => cells(from + i));
}

async function readRows(
  name: string,
  { groupRows }: ParquetFile,
  rowsOf: GroupReader,
  onRow: (cells: string[], row: number) => void,
  { signal, onProgress }: ReadHooks,
): Promise<void> {
  const total = groupRows.reduce((sum, rows) => sum + rows, 0);
  let read = 0;
  for (const [group, rows] of groupRows.entries()) {
    if (rows === 0) continue;
    const cells = await rowsOf(group);
    for (let begin = 0; begin < rows; begin += batchRows) {
      if (signal?.aborted) throw cancelledReading(name);
      const end = Math.min(begin + batchRows, rows);
      for (let row = begin; row < end; row += 1) onRow(cells(row), read + row + 1);
      onProgress?.(read + end, total);
      await setImmediate();
    }
    read += rows;
  }
}

/** Whatever the reader of Parquet files says, beyond what the file system does, the file is damaged. */
async function faulty<T>({ name, path }: InspectedFile, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const known = fileFault(error, path);
    if (known instanceof AppError) throw known;
    const said = error instanceof Error ? error.message.replace(/\.+$/, '') : String(error);
    throw new AppError(
      'invalid',
      `The Parquet file "${name}" is damaged, cut off, or written in a way that is not read here (${said}). Write it again, or export it as CSV, and import that.`,
      [],
      { cause: error },
    );
  }
}
