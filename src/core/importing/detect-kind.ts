import type { BarRole, ColumnRole, SeriesKind } from '@shared/series';
import { type Cells, timeColumns } from './cells';
import { depthRolesByContent, depthRolesByHeader } from './detect-depth';
import { rolesByContent, rolesByHeader } from './detect-roles';
import { detectScalar } from './detect-scalar';
import { isRoleOf } from './layout';
import { parseNumber } from './numbers';

export interface KindAndRoles {
  readonly kind: SeriesKind;
  readonly columns: readonly ColumnRole[];
}

const barPrices = ['open', 'high', 'low', 'close'] as const satisfies readonly BarRole[];

/**
 * What a file holds and what its columns are. By names: bars have two of open, high, low and close; an order book has the best
 * bid and ask; a close by itself is a single value. Where names say nothing the cells do: books have their prices in order,
 * four numbers of which the second is the highest and the third the lowest are bars, and what has a time and other numbers is
 * single values.
 *
 * @param given the kind, where the user said it.
 */
export function detectKind(cells: Cells, given?: SeriesKind): KindAndRoles {
  if (given !== undefined) return { kind: given, columns: rolesOf(cells, given) };
  const named = namedBarRoles(cells);
  if (isNamedBars(named)) return { kind: 'bars', columns: barRolesOf(cells) };
  const book = depthRolesByHeader(cells) ?? depthRolesByContent(cells);
  if (book !== null) return { kind: 'depth', columns: book };
  const scalar = detectScalar(cells);
  const bars = rolesByContent(cells.rows, cells.width, cells.decimal, cells.isTime);
  // Without names, four numbers out of order are rather bars whose columns the user has to set than one value of many.
  const isBars = bars.includes('close') && (cells.header === null || looksLikeBars(cells, bars));
  const isScalar = named.includes('close') || !isBars;
  const isReadable = scalar.includes('value') && scalar.includes('time');
  return isScalar && isReadable
    ? { kind: 'scalar', columns: scalar }
    : { kind: 'bars', columns: barRolesOf(cells) };
}

/** The kind that roles are of, for options that do not say it; undefined where they would do for several. */
export function kindOfRoles(columns: readonly ColumnRole[]): SeriesKind | undefined {
  const own = columns.filter((role) => role !== 'time' && role !== 'ignore');
  if (own.length === 0) return undefined;
  return (['bars', 'scalar', 'depth'] as const).find((kind) => own.every((role) => isRoleOf(kind, role)));
}

function rolesOf(cells: Cells, kind: SeriesKind): readonly ColumnRole[] {
  switch (kind) {
    case 'bars':
      return barRolesOf(cells);
    case 'scalar':
      return detectScalar(cells);
    case 'depth':
      return depthRolesByHeader(cells) ?? depthRolesByContent(cells) ?? onlyTime(cells);
  }
}

function barRolesOf(cells: Cells): BarRole[] {
  const { rows, width, decimal, isTime } = cells;
  const named = namedBarRoles(cells);
  if (!isNamedBars(named)) return rolesByContent(rows, width, decimal, isTime);
  if (named.includes('time')) return named;
  // As pandas writes it: an index of dates without a name.
  const unnamed = named.findIndex((role, column) => role === 'ignore' && isTime(column));
  return named.map((role, column) => (column === unnamed ? 'time' : role));
}

function namedBarRoles({ header, rows }: Cells): BarRole[] {
  return header === null ? [] : rolesByHeader(header, rows);
}

function isNamedBars(named: readonly BarRole[]): boolean {
  return barPrices.filter((role) => named.includes(role)).length > 1;
}

/** Whether the second price is hardly ever below the others, nor the third above them. */
function looksLikeBars({ rows, decimal }: Cells, roles: readonly BarRole[]): boolean {
  const prices = barPrices.map((role) => roles.indexOf(role));
  const fitting = rows.filter((row) => {
    const [open, high, low, close] = prices.map((column) => parseNumber(row[column]?.trim() ?? '', decimal));
    return !(high! < Math.max(open!, close!, low!) || low! > Math.min(open!, close!));
  });
  return fitting.length >= 0.8 * rows.length;
}

function onlyTime(cells: Cells): ColumnRole[] {
  const time = timeColumns(cells);
  return Array.from({ length: cells.width }, (_, column) => (time.includes(column) ? 'time' : 'ignore'));
}
