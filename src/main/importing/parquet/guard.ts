import { AppError } from '@shared/errors';
import type { FileMetaData } from 'hyparquet';

/** pandas writes a million rows a group, old versions of its library 64 million. */
const maxGroupRows = 16 * 1024 * 1024;
/** Bars of a second over a hundred years are less. */
const maxRows = 4e9;

/** What the guards find; `withParquet` puts it into a sentence with the file's name. */
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
