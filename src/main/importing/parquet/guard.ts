import { AppError } from '@shared/errors';
import type { ColumnMetaData, FileMetaData } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';

/** pandas writes a million rows a group, old versions of its library 64 million. */
const maxGroupRows = 16 * 1024 * 1024;
const maxPageBytes = 256 * 1024 * 1024;
/** Bars of a second over a hundred years are less. */
const maxRows = 4e9;

/** What the guards find; `parquetFault` puts it into a sentence with the file's name. */
export function damaged(what: string): Error {
  return new Error(what);
}

/** Rows of each row group. @throws Error where the numbers do not fit one another. */
export function checkMetadata({ row_groups: groups, num_rows: total }: FileMetaData): number[] {
  const rows = groups.map((group) => {
    const count = Number(group.num_rows);
    if (!(count >= 0 && count <= maxRows)) throw damaged('a number of rows is not possible');
    if (count > maxGroupRows) throw tooLarge();
    return count;
  });
  if (rows.reduce((sum, count) => sum + count, 0) !== Number(total))
    throw damaged('the numbers of rows differ');
  return rows;
}

function tooLarge(): AppError {
  const most = maxGroupRows.toLocaleString('en-US');
  return new AppError(
    'invalid',
    `The Parquet file has more than ${most} rows in one row group, which would not fit the memory. Write it again with smaller row groups (row_group_size=1000000 in pandas) and import that.`,
  );
}

/**
 * Looks through the pages of every column that begins in a part of the file, without decoding them: as many
 * values as rows, none larger than the memory.
 */
export function checkPages({ row_groups: groups }: FileMetaData, start: number, part: ArrayBuffer): void {
  for (const { columns, num_rows: rows } of groups) {
    for (const { meta_data: column } of columns) {
      if (column === undefined || column.path_in_schema.length > 1) continue;
      const from = beginOf(column) - start;
      const length = Number(column.total_compressed_size);
      if (from >= 0 && length > 0 && from + length <= part.byteLength)
        checkColumn(new DataView(part, from, length), Number(rows));
    }
  }
}

function beginOf({ dictionary_page_offset: dictionary, data_page_offset: data }: ColumnMetaData): number {
  return Number(dictionary !== undefined && dictionary > 0n && dictionary < data ? dictionary : data);
}

function checkColumn(view: DataView, rows: number): void {
  const reader = { view, offset: 0 };
  let values = 0;
  while (values < rows && reader.offset < view.byteLength - 1) {
    const header = parquetHeader(reader);
    const { compressed_page_size: packed, uncompressed_page_size: unpacked } = header;
    if (!(packed >= 0 && reader.offset + packed <= view.byteLength))
      throw damaged('a page ends outside of its column');
    if (!(unpacked >= 0 && unpacked <= maxPageBytes)) throw damaged('a page is too large to be one');
    reader.offset += packed;
    const entries = header.dictionary_page_header?.num_values ?? 0;
    if (!(entries >= 0 && entries <= unpacked)) throw damaged('a dictionary has more words than bytes');
    const found = (header.data_page_header ?? header.data_page_header_v2)?.num_values ?? 0;
    if (!(found >= 0 && values + found <= rows)) throw damaged('a column has more values than rows');
    values += found;
  }
  if (values !== rows) throw damaged('a column has fewer values than rows');
}
