import type { ImportOptions } from '@shared/series';
import { normalizeName } from './detect-roles';

const names = new Set([
  'symbol',
  'ticker',
  'instrument',
  'code',
  'sym',
  'isin',
  'asset',
  'pair',
  'tradingsymbol',
]);

/**
 * The column that says whose bar a row is, in a file of several instruments one below the other; null for a
 * file of one.
 *
 * @param rows from the top of the file and from further down.
 */
export function detectSymbolColumn(
  header: readonly string[],
  columns: ImportOptions['columns'],
  rows: readonly (readonly string[])[],
): number | null {
  const column = header.findIndex((name, i) => columns[i] === 'ignore' && names.has(normalizeName(name)));
  if (column < 0) return null;
  const found = new Set(rows.map((row) => row[column]?.trim() ?? ''));
  return found.size > 1 ? column : null;
}
