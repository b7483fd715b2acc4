import type { ColumnRole } from '@shared/series';
import { type Cells, holdsNumbers, timeColumns } from './cells';
import { normalizeName, roleOfName } from './detect-roles';

const valueNames = new Set(['value', 'val', 'score', 'sentiment', 'wert', 'valor', 'valeur']);
/** Numbers of the rows, not of the series. */
const rowNames = new Set(['', 'unnamed0', 'id', 'index', 'row', 'no', 'nr', 'rank']);

/**
 * Roles of single values: the time, and the one column of numbers that is named like a value or a close, else the first that
 * does not number the rows.
 */
export function detectScalar(cells: Cells): ColumnRole[] {
  const time = timeColumns(cells);
  const numbers = numberColumns(cells);
  const name = (column: number) => cells.header?.[column] ?? '';
  const value =
    numbers.find((column) => valueNames.has(normalizeName(name(column)))) ??
    numbers.find((column) => roleOfName(name(column)) === 'close') ??
    numbers.find((column) => cells.header === null || !rowNames.has(normalizeName(name(column)))) ??
    numbers[0];
  return Array.from({ length: cells.width }, (_, column) =>
    time.includes(column) ? 'time' : column === value ? 'value' : 'ignore',
  );
}

/** Columns that a value may be read from. */
export function numberColumns(cells: Cells): number[] {
  const time = timeColumns(cells);
  return Array.from({ length: cells.width }, (_, column) => column).filter(
    (column) => !time.includes(column) && holdsNumbers(cells, column),
  );
}
