import type { ImportOptions } from '@shared/series';
import { isMissing, parseNumber } from './numbers';

export type Delimiter = ImportOptions['delimiter'];
const candidates = [';', '\t', '|', ',', ' '] as const satisfies readonly Delimiter[];

/** A cell that could stand in a price file: a number in either notation, or a date. */
const dateLike =
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)? ?(?:[AP]M)?(?:Z|[+-]\d\d:?\d\d)?$|^[A-Za-z]{3,9} \d{1,2}, \d{4}$|^\d{1,2}[- ][A-Za-z]{3,9}[- ]\d{2,4}/;

/**
 * The delimiter under which the rows have the same number of columns and the cells are dates and numbers.
 *
 * @param rowsBy the first rows of the file, cut by a delimiter.
 */
export function detectDelimiter(rowsBy: (delimiter: Delimiter) => readonly (readonly string[])[]): Delimiter {
  let best: Delimiter = ',';
  let highest = 0;
  for (const delimiter of candidates) {
    const points = score(rowsBy(delimiter));
    if (points > highest) [best, highest] = [delimiter, points];
  }
  return best;
}

/**
 * Share of rows of the commonest width times share of plausible cells among those that hold anything, and a little for every
 * further column.
 */
function score(rows: readonly (readonly string[])[]): number {
  const width = commonestWidth(rows);
  if (width < 2) return 0;
  const regular = rows.filter((row) => row.length === width);
  const held = regular.flat().filter((cell) => !isMissing(cell.trim()));
  const plausible = held.filter((cell) => isPlausible(cell.trim())).length / Math.max(held.length, 1);
  return (regular.length / rows.length) * (plausible + 0.01) * (1 + 0.01 * Math.min(width, 20));
}

export function commonestWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  let commonest = 0;
  for (const [width, count] of counts) if (count > (counts.get(commonest) ?? 0)) commonest = width;
  return commonest;
}

function isPlausible(cell: string): boolean {
  return dateLike.test(cell) || isNumeric(cell);
}

export function isNumeric(cell: string): boolean {
  return !Number.isNaN(parseNumber(cell, '.')) || !Number.isNaN(parseNumber(cell, ','));
}
