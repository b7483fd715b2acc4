import type { ImportProfile } from '@shared/importing';
import type { ImportOptions } from '@shared/series';
import { columnsOf, type TableSample, timeCell } from './detect';
import { isMissing } from './numbers';
import { timeParser } from './time-parser';

/**
 * The first profile that a file's columns fit: the same header, cell by cell; or, where the profile is for files without one,
 * as many columns with times of its format in all rows looked at.
 *
 * @param fixed what there is no choice about in this kind of file.
 */
export function matchingProfile(
  sample: TableSample,
  profiles: readonly ImportProfile[],
  fixed: Partial<ImportOptions> = {},
): ImportProfile | null {
  return profiles.find((profile) => fits(sample, profile, fixed)) ?? null;
}

function fits(
  sample: TableSample,
  { header, options }: ImportProfile,
  fixed: Partial<ImportOptions>,
): boolean {
  const { delimiter, hasHeader } = { ...options, ...fixed };
  const rows = sample.head(delimiter);
  const [first, ...others] = rows;
  if (first === undefined) return false;
  if (!hasHeader) return !options.hasHeader && rows.every((row) => isRow(row, options));
  if (!options.hasHeader || first.length !== header.length) return false;
  const isSame = first.every((cell, column) => (cell.trim() || `Column ${column + 1}`) === header[column]);
  return isSame && (others.length === 0 || others.some((row) => isRow(row, options)));
}

/** Whether a row has as many cells, and a time as the options want it. */
function isRow(row: readonly string[], { columns, dateFormat, timeZone }: ImportProfile['options']): boolean {
  if (row.length < columns.length) return false;
  const time = timeCell(row, columnsOf(columns, 'time'));
  return !isMissing(time) && !Number.isNaN(timeParser(dateFormat, timeZone)(time));
}
