import { depthRoleOf } from '@shared/column-roles';
import type { ColumnRole } from '@shared/series';
import { type Cells, timeColumns } from './cells';
import { depthRolesByName, isBook } from './depth-names';
import { parseNumber } from './numbers';

/** As LOBSTER writes a level. */
const interleaved = ['askPrice', 'askSize', 'bidPrice', 'bidSize'] as const;

/** Roles of an order book by the names of its columns; null where they are not those of one. */
export function depthRolesByHeader(cells: Cells): ColumnRole[] | null {
  if (cells.header === null) return null;
  const named = depthRolesByName(cells.header);
  return isBook(named) ? withTime(cells, (column) => named[column] ?? 'ignore') : null;
}

/**
 * Roles of an order book without a header, in the order of LOBSTER: after the time ask price, ask size, bid price and bid size
 * of the best level, then of the next. Null where prices are not in such an order in every row, or there are fewer than two
 * levels, which bars might look like.
 */
export function depthRolesByContent(cells: Cells): ColumnRole[] | null {
  const first = (timeColumns(cells).at(-1) ?? -1) + 1;
  const levels = (cells.width - first) / interleaved.length;
  if (first === 0 || levels < 2 || !Number.isInteger(levels)) return null;
  if (cells.rows.length === 0 || !cells.rows.every((row) => isLadder(row, first, levels, cells))) return null;
  return withTime(cells, (column) => {
    const place = column - first;
    if (place < 0) return 'ignore';
    return depthRoleOf({ field: interleaved[place % 4]!, level: Math.floor(place / 4) + 1 });
  });
}

/** Asks rise and bids fall from level to level, within a factor of two of one another. */
function isLadder(row: readonly string[], first: number, levels: number, { decimal }: Cells): boolean {
  const price = (column: number) => parseNumber(row[column]?.trim() ?? '', decimal);
  let ask = price(first);
  let bid = price(first + 2);
  if (!(bid < ask && bid > ask / 2)) return false;
  for (let level = 1; level < levels; level += 1) {
    const nextAsk = price(first + 4 * level);
    const nextBid = price(first + 4 * level + 2);
    if (!(nextAsk > ask && nextBid < bid && nextAsk < 2 * ask && nextBid > bid / 2)) return false;
    ask = nextAsk;
    bid = nextBid;
  }
  return true;
}

function withTime(cells: Cells, roleOf: (column: number) => ColumnRole): ColumnRole[] {
  const time = timeColumns(cells);
  return Array.from({ length: cells.width }, (_, column) =>
    time.includes(column) ? 'time' : roleOf(column),
  );
}
