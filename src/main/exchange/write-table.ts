import { appendFileSync, writeFileSync } from 'node:fs';
import type { ExportColumn, ExportTable } from '@core/exchange/table';
import { assertNever } from '@shared/errors';
import type { TableFormat } from '@shared/exchange';
import { stringify } from 'csv-stringify/sync';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { writeWhole } from './whole-file';

const rowsAtOnce = 10_000;

/**
 * Writes a table into a file: times as ISO 8601 in UTC in a CSV, as timestamps in Parquet; what is undefined is left empty.
 *
 * @throws AppError where the file cannot be written; what was there is then untouched
 */
export function writeTable(path: string, table: ExportTable, format: TableFormat): void {
  writeWhole(path, (partial) => {
    if (format === 'csv') writeCsv(partial, table);
    else
      writeFileSync(partial, new Uint8Array(parquetWriteBuffer({ columnData: table.columns.map(sourceOf) })));
  });
}

/** In slices: the text of millions of rows need not lie in memory at once. */
function writeCsv(path: string, { rows, columns }: ExportTable): void {
  writeFileSync(path, stringify([columns.map(({ name }) => name)]));
  for (let from = 0; from < rows; from += rowsAtOnce) {
    const slice = Array.from({ length: Math.min(rowsAtOnce, rows - from) }, (_, k) =>
      columns.map((column) => textOf(column, from + k)),
    );
    appendFileSync(path, stringify(slice));
  }
}

function textOf(column: ExportColumn, row: number): string {
  const value = column.values[row];
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  return column.kind === 'time' ? new Date(Number(value)).toISOString() : String(value);
}

function sourceOf(column: ExportColumn): ColumnSource {
  const { name, kind } = column;
  switch (kind) {
    case 'time':
      return { name, type: 'TIMESTAMP', data: known(column.values, (time) => new Date(time)) };
    case 'count':
      return { name, type: 'INT64', data: known(column.values, BigInt) };
    case 'number':
      return { name, type: 'DOUBLE', data: known(column.values, (value) => value) };
    case 'text':
      return { name, type: 'STRING', data: [...column.values] };
    case 'flag':
      return { name, type: 'BOOLEAN', data: [...column.values] };
    default:
      return assertNever(kind);
  }
}

function known<T>(values: ArrayLike<number>, of: (value: number) => T): (T | null)[] {
  return Array.from(values, (value) => (Number.isNaN(value) ? null : of(value)));
}
